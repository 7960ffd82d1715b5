"""Recognises the names with which people introduce themselves or sign."""

from __future__ import annotations

import re

from bot.privacy.mark import Mark

_INTRODUCTION = re.compile(
    r"""(?<!\w)(?:
    i(?:s?ch)?\s+h(?:ei|ee)(?:ß|ss)e?(?:\s+(?:übrigens|nämlich|auch))?
    |hei(?:ß|ss)e\s+ich(?:\s+(?:übrigens|nämlich|auch))?
    |mein(?:\s+(?:vor|nach|familien|ruf|voller))?\s?(?:er\s)?name\s*(?:ist|lautet|wäre|:)
    |(?:vor|nach|familien)?name\s*:
    |(?:ich\s+bin|hier\s+(?:ist|spricht|schreibt)|es\s+(?:spricht|schreibt))\s+
     (?:der|die|das)?\s*(?:herr|frau|familie|fräulein)\b
    |hier\s+(?:spricht|schreibt)
    |(?:man\s+)?nennt?\s+mich|ich\s+werde\s+(?=\S+\s+genannt)
    |my\s+(?:(?:first|last|full)\s+)?name(?:\s+is|['’]s|:)
    |(?:i\s+am|i['’]m|this\s+is)\s+(?:mr|mrs|ms|miss|dr)\b\.?|(?:i\s+am|i['’]m)\s+called|call\s+me
    |nazywam\s+się|mam\s+na\s+imię|moje\s+(?:imię|nazwisko)\s+to|jestem\s+(?:pan|pani)\b
    |jmenuji\s+se|jmenuju\s+se|mé\s+jméno\s+je|moje\s+jméno\s+je|jsem\s+(?:pan|paní)\b
    |mit\s+(?:freundlichen|besten|herzlichen|lieben)\s+grü(?:ß|ss)en
    |(?:viele|liebe|beste|schöne|freundliche)\s+grü(?:ß|ss)e
    |gru(?:ß|ss)|mfg|lg|vg|(?:best|kind)\s+regards|yours\s+sincerely|pozdrawiam|s\s+pozdravem
    |(?:gezeichnet|gez\.)
    |mein(?:e|en|em|er)?\s+(?:mann|frau|sohn|tochter|vater|mutter|bruder|schwester|chefin?|kolleg(?:e|en|in)
     |nachbar(?:n|in)?|freund(?:in)?)
     (?=,?\s+(?-i:[A-ZÄÖÜ])[^\W\d_]+\s*(?:,|$|(?-i:[A-ZÄÖÜ])|(?:hat|ist|war|und|möchte|will|sucht|arbeitet)\b))
    )[\s:,.!]*""",
    re.IGNORECASE | re.VERBOSE,
)
_SELF = re.compile(
    r"(?<!\w)(?i:ich\s+bin(?:\s+der|\s+die)?|hier\s+ist|i\s+am|i['’]m|jestem|jsem)\s+"
    r"(?=[A-ZÄÖÜŁŚŻČŘŠŽ][\w'’-]+\s[A-ZÄÖÜŁŚŻČŘŠŽ][\w'’-]+)"
)
_TITLE = re.compile(
    r"(?:(?:herr|frau|familie|dr|prof|professor(?:in)?|med|ing|dipl|mag|pan|pani|paní|mr|mrs|ms)(?:\b\.?-?\s*))+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:\.|(?:[^\W\d_]|['’.-](?=[^\W\d_]))*)(?=\W|\d|$)")
"""A word, or an initial with its full stop."""
_GAP = re.compile(r"\s+(?:&\s+)?")
_PARTICLES = "von van de der den dem zu zur vom und da di la le del auf y"
_GERMAN = """
    und oder aber aus bin ich wie was wer wo wann warum wieso welche welcher welches möchte moechte habe hab hätte
    wohne komme arbeite suche suchen frage brauche kann können könnte mich mein meine wir er sie es ist sind war gibt in
    im an am auf bei mit für von vom zu zum zur hier jetzt bitte danke hallo guten die der das den dem ein eine nicht
    auch noch schon dass weil wenn ob sowie seit nach interessiere würde will wollte darf soll sollte lebe vor"""
_ENGLISH = """
    and or but from i what when where why who how which would want have am is are was the a an in at of to can could do
    does did please looking my we you this that not also with for live"""
_POLISH = "i oraz a ale z ze jak co kto kiedy gdzie czy dlaczego jestem mam chcę w na do po nie proszę mieszkam"
_CZECH = "a ale z ze jak co kdo kdy kde proč jsem mám chci chtěl ve v na do po ne prosím bydlím"
_PARTICLE = frozenset(_PARTICLES.split())
_ENDS = frozenset(f"{_GERMAN} {_ENGLISH} {_POLISH} {_CZECH}".split())
"""A word in small letters that is no part of a name."""
_MOST = 4
_MOST_SMALL = 2
"""Words of a name; in small letters nothing tells where it ends."""


def without_names(text: str) -> str:
    """Names after "ich heiße" and its like, in any spelling; after "ich bin" two words in capitals."""
    for pattern in (_INTRODUCTION, _SELF):
        text = _masked(pattern, text)
    return text


def _masked(pattern: re.Pattern[str], text: str) -> str:
    at = 0
    while match := pattern.search(text, at):
        start = _after_title(text, match.end())
        end = _end_of_name(text, start)
        if end > start:
            text = text[: match.end()] + Mark.NAME + text[end:]
        at = match.end() + (len(Mark.NAME) if end > start else 0)
    return text


def _after_title(text: str, at: int) -> int:
    title = _TITLE.match(text, at)
    return title.end() if title else at


def _end_of_name(text: str, start: int) -> int:
    """Where the words of the name end; `start` where none begins there."""
    end, at, count, small = start, start, 0, 0
    while (word := _WORD.match(text, at)) and count < _MOST:
        folded = word[0].casefold().rstrip(".")
        particle = count > 0 and folded in _PARTICLE and not word[0][0].isupper()
        capital = word[0][0].isupper()
        if not particle:
            small += not capital
            if (folded in _ENDS and not (capital and count and not text.isupper())) or small > _MOST_SMALL:
                break
            if count and small and capital != text[start].isupper():
                break
            count, end = count + 1, word.end()
        gap = _GAP.match(text, word.end())
        if gap is None:
            break
        at = gap.end()
    return end
