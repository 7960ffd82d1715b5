"""Makes a question that leans on the one before stand on its own feet."""

from __future__ import annotations

import re

from bot.dialogue.mentions import places_missing, without_places
from bot.dialogue.pointing import names_a_subject, opens_as_continuation, points_back, words_of

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


def may_lean_on_previous(question: str, language: str) -> bool:
    """Could `question` be one that is understood with the one before only? Commands and lone words are not."""
    count = len(words_of(question))
    if question.startswith("/") or (count < 2 and not re.search(r"\d{4}", question)):
        return False
    return opens_as_continuation(question, language) or count <= 2 * _SHORT


def leans_on_previous(question: str, language: str) -> bool:
    """Does it open like a continuation, or point to something it does not name? Told from its words alone."""
    if not may_lean_on_previous(question, language):
        return False
    if opens_as_continuation(question, language) or points_back(question, language):
        return True
    return len(words_of(question)) <= _SHORT and not names_a_subject(question)


def resolved(question: str, previous: str) -> str:
    """One question that holds both: years are carried over and counted on, another year or place takes the place of
    the one before, the rest stands side by side."""
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
    if places_missing(question, previous):
        previous = without_places(previous)
    return f"{previous.rstrip(' ?!.')}? {question}"
