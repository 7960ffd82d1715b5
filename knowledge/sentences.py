"""Where German sentences end: the library sentencex finds the borders, rules of our own mend what it gets wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import sentencex

from knowledge.passage import Span

_COUNTED = re.compile(
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "Jahrhunderts?|Jh|Jahrtausend|Quartal|Halbjahr|Mal|Lebensjahr|Auflage|Klasse"
)
"""What an ordinal counts even where no article stands before it: "und 9. März", "III. Quartal"."""

_ARTICLES = re.compile(
    "de[rmns]|die|das|am|im|vom|zu[mr]|beim|ins|ihr(?:e[rmn]?)?|sein(?:e[rmn]?)?|diese[rsmn]?|jede[rsmn]?|unser(?:e[rmn]?)?"
)
STARTERS = re.compile(
    "De[rmns]|Die|Das|Eine?[nmr]?|Er|Sie|Es|Wir|Ich|Ihre?|Ihm|Ihnen|Seine?|Man|Dies|Diese[rsmn]?|Dort|Hier|Da|Dann|Danach|"
    "Dazu|Dabei|Damit|Dafür|Darin|Daraus|Darum|Deshalb|Daher|So|Auch|Aber|Und|Oder|Doch|Denn|Nun|Noch|Nur|Heute|Im|In|Am|"
    "An|Auf|Aus|Bei|Bis|Für|Gegen|Mit|Nach|Ohne|Seit|Um|Unter|Über|Vo[nmr]|Während|Wegen|Zu[mr]?|Zuletzt|Zudem|Zugleich|"
    "Als|Wenn|Weil|Ob|Wer|Was|Wann|Wo|Wie|Warum|Weitere|Außerdem|Anschließend|Insgesamt|Nein|Ja|Alle|Beide|Viele|Keine?"
)
"""Capitalised words that open a sentence rather than name a thing."""

_ORDINAL = re.compile(r"(?:(?P<before>[\w-]+)\s+)?(?:\d{1,2}\.\s?)?(?P<number>\d{1,3}|[IVX]+)\.$")
_ABBREVIATED = re.compile(
    r"(?<![\w.-])(?:Abs|Art|Nr|Nrn|Tel|St|Dr|Prof|Hr|Fr|Frl|geb|gest|bzw|ca|evtl|ggf|vgl|inkl|zzgl|max|min|Dipl|Ing|"
    r"Bd|Hrsg|[zZ]\.\s?B|[dD]\.\s?h|[iI]\.\s?d\.\s?R|[uU]\.\s?a|[sS]\.\s?o|[sS]\.\s?u|[iI]\.\s?V|i\.\s?A)\.$"
)
_MAY_CLOSE = re.compile(
    r"(?<!\w)(?:e\.\s?V|u\.\s?a|a\.\s?D|n\.\s?Chr|usw|usf|etc|Jh|Mio|Mrd|Tsd|\w*[Ss]tr)\.(?=\s+(?P<next>[A-ZÄÖÜ]\w*))"
)
_BEFORE_FIGURE = re.compile(
    r"(?<![\w.-])(?!(?:Sept|Ziff|Fußn|Aufl|Anm|mind|evtl|insg|inkl|zzgl|gest|\w*[Ss]tr)\.)"
    r"(?:[\w-]{4,}|ab|an|auf|aus|ein|her|hin|vor|zu|mit|bei|um|war|ist|hat|kam)[)“”*]*[.!?][)“”*]*(?=\s+(?:\d|[a-zäöü]+[A-Z]))"
    r"|[)“”%][.!?](?=\s+\d)"
)
_NEAR = 100
"""Characters on either side of a border that tell whether a sentence ends there."""
_WORD = re.compile(r"\w[\w.-]*")
_MARKS = re.compile(r"[*_)\]“”\"'»’]+(?=\s|$)")
_BLANK = re.compile(r"\s")
_WORDLESS = re.compile(r"[^\w]*")


def sentence_spans(text: str, language: str = "de") -> tuple[Span, ...]:
    """The sentences of one paragraph, in order and without the white space around them."""
    borders = sorted({*_borders(text, language), *_overlooked_borders(text), len(text)})
    return tuple(_trimmed(text, _kept(text, borders)))


def _borders(text: str, language: str) -> Iterator[int]:
    """Where sentencex ends a sentence.

    It panics on some wide spaces and ends a sentence at every blank line, so it sees plain spaces of the same number.
    """
    for found in sentencex.get_sentence_boundaries(language or "de", _BLANK.sub(" ", text)):
        end = found["start_index"] + len(found["text"].rstrip())
        marks = _MARKS.match(text, end)
        end = marks.end() if marks else end
        if text[end : end + 1].isspace():
            yield end


def _overlooked_borders(text: str) -> Iterator[int]:
    """sentencex never ends a sentence at "e. V.", though a following "Die" tells, nor before "2018" or "futureSAX"."""
    yield from (found.end() for found in _MAY_CLOSE.finditer(text) if STARTERS.fullmatch(found["next"]))
    yield from (found.end() for found in _BEFORE_FIGURE.finditer(text) if not found[0][:-1].isdigit())


def _kept(text: str, borders: Iterable[int]) -> Iterator[Span]:
    start = 0
    for border in borders:
        if border == len(text) or _ends(
            text[max(start, border - _NEAR) : border].strip(), text[border : border + _NEAR].lstrip()
        ):
            yield Span(start, border)
            start = border


def _ends(sentence: str, following: str) -> bool:
    """Whether a sentence ends here, seen from both sides of the border."""
    if _WORDLESS.fullmatch(sentence):
        return False
    if not following or following[0] in ",;:)]“”»":
        return not following
    found = _WORD.search(following)
    word = found[0].rstrip(".-") if found else ""
    if word and following[0].isalpha() and word.islower() and "." not in word:
        return False
    return not (_is_ordinal(sentence, word) or (_ABBREVIATED.search(sentence) and not STARTERS.fullmatch(word)))


def _is_ordinal(sentence: str, word: str) -> bool:
    """Tell "die 1." before "Klasse", which counts, from "die Linien 7 und 8." before "Haltestelle", which ends."""
    found = _ORDINAL.search(sentence)
    if not found or STARTERS.fullmatch(word):
        return False
    if _COUNTED.fullmatch(word):
        return True
    before = found["before"]
    return before is None or bool(_ARTICLES.fullmatch(before.lower())) or found["number"].isalpha()


def _trimmed(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = span.start + len(words.rstrip())
        if start < end:
            yield Span(start, end)
