"""Makes a question that leans on the one before stand on its own feet."""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"^\W*(?:und|aber|oder|also|sowie|was ist mit|wie sieht|was war mit|dann|danach"
    r"|and|but|or|what about|how about|a|ale|i|a co|co s)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:da|dort|dabei|dazu|davon|daran|darüber|dafür|damals|dahin|dorthin|danach|davor|daraus|damit|darin|darauf|dahinter|dagegen|drin|dran|hierzu|"
    r"dessen|deren|"
    r"er|sie|ihn|ihm|ihr|ihre[nmrs]?|es|das|dies\w*|jene\w*|derselbe\w*|dieselbe\w*|denen|so ein\w*|"
    r"eins|einer|sowas|der dritte|"
    r"it|its|they|them|their|there|that|those|this|these|he|she|him|his|her|then|one|"
    r"tam|wtedy|jego|jej|ich|ten|ta|to|tym|tego|tehdy|jeho|její|jejich|tom|toho|jím|noch|sonst|else|other\w*|andere\w*|weitere\w*|auch|also|too|"
    r"später|früher|vorher|nachher|later|earlier|before|after)\b",
    re.IGNORECASE,
)
_BARE_ARTICLE = re.compile(r"\b(?:der|die|den|dem|denen)\b(?=(?:\s+[a-zäöüß]+)*\W*$)")
"""An article without a noun behind it points too ("In welchem Jahr wurde die gegründet?")."""
_LATER = re.compile(
    r"\b(ein|zwei|drei|vier|fünf|zehn|one|two|three|four|five|ten|\d{1,2})\s+(?:jahre?|years?|lata|roky)\s+(später|danach|later|früher|davor|zuvor|vorher|earlier|before)\b",
    re.IGNORECASE,
)
_COUNTS = {
    "ein": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "zehn": 10,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "ten": 10,
}
_ORDINAL = re.compile(
    r"\b(?:(?:erst|zweit|dritt|viert|fünft)e[nrsm]?|first|second|third|fourth|pierwsz\w+|drug\w+|první|druh\w+)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_SHORT = 6
"""A question of at most so many words without a subject of its own is taken for a follow-up."""


def leans_on_previous(question: str) -> bool:
    """Does `question` open like a continuation, or point to something it does not name?"""
    words = re.findall(r"[^\W\d_]+", question)
    if question.startswith("/") or (len(words) < 2 and not re.search(r"\d{4}", question)):
        return False
    if _OPENING.search(question):
        return True
    named = _names(words)
    pointing = _POINTING.search(question) or (named and _BARE_ARTICLE.search(question))
    return (len(words) <= 2 * _SHORT and bool(pointing)) or (len(words) <= _SHORT and not named)


def resolved(question: str, previous: str) -> str:
    """One question that holds both: years are carried over and counted on, the rest stands side by side."""
    found = _LATER.search(question)
    year = _YEAR.search(previous)
    if found and year:
        count = _COUNTS.get(found[1].casefold()) or int(found[1])
        back = found[2].casefold() in {"früher", "davor", "zuvor", "vorher", "earlier", "before"}
        return previous.replace(year.group(), str(int(year.group()) + (-count if back else count)))
    ordinal, before = _ORDINAL.search(question), _ORDINAL.search(previous)
    if ordinal and before and len(question.split()) <= _SHORT - 2:
        return previous.replace(before.group(), ordinal.group())
    if _YEAR.search(question) and year:
        previous = _YEAR.sub("", previous)
    return f"{previous.rstrip(' ?!.')}? {question}"


def _names(words: list[str]) -> bool:
    """Is there a name or noun that could be a subject: a capital letter inside the question, or a figure?"""
    return any(word[0].isupper() or word.isdecimal() for word in words[1:])
