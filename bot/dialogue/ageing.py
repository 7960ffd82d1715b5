"""Texts that announce what is over by now: they were written before, and read today as if it were to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.dialogue.asked_fact import MONTHS
from knowledge.partial_date import PartialDate
from knowledge.sentences import sentence_spans

_MONTH_NAMES = MONTHS.split("|")
_DATE = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})\.\s?)?(?:\b(?P<name>{MONTHS})\s|\b(?P<number>\d{{1,2}})\.\s?)(?P<year>(?:19|20)\d{{2}})\b"
    r"|\b(?P<season>Anfang|Mitte|Ende|Frühjahr|Frühling|Sommer|Herbst|Winter)\s(?P<whole>(?:19|20)\d{2})\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_OTHER_DATE = re.compile(r"\b(?:vom|seit|ab|Stand:?)\s(?:\w+,\s(?:den|dem)\s)?$", re.IGNORECASE)
"""Before a date that is not the day of what is announced: "die Mitteilung vom 9. Februar 2017", "ab 2019"."""
_CLAUSE_ENDS = re.compile(r";|,\s(?!dem\b|den\b|\d)")
"""Not the comma within "Freitag, dem 22. Juni"."""

_ANNOUNCES = re.compile(
    r"\b(?:(?:soll(?:en|te|ten)?|will|wollten?)\b"
    r"|(?:wird|werden)\b.*\b[a-zäöü]\w*(?:[elr]n|t)\W*$"
    r"|(?:ist|sind|war|waren)\b.*\b(?:geplant|vorgesehen|angekündigt|angesetzt)\b"
    r"|(?:findet|finden)\b.*\bstatt\b"
    r"|(?:Einreichungs|Bewerbungs|Anmelde|Einsende)(?:schluss|frist)(?!\s+war)\b)"
)
_ANNOUNCED = re.compile(r"\bkündigten?\b(?P<what>.*)\ban\b")
"""What stands between is announced; a date before the verb is when that was done, and told as past already."""


def announces_what_is_over(text: str, today: date) -> bool:
    """Whether a sentence of `text` announces something for a date before `today`; never one in the plain past tense."""
    return any(_is_over(clause, today) for clause in _clauses(text))


def _clauses(text: str) -> Iterator[str]:
    for span in sentence_spans(text, "de"):
        for clause in _CLAUSE_ENDS.split(text[span.start : span.end]):
            announced = _ANNOUNCED.search(clause)
            if announced:
                yield f"soll {announced['what']}"
            elif _ANNOUNCES.search(clause):
                yield clause


def _is_over(clause: str, today: date) -> bool:
    if any(int(year) >= today.year for year in _YEAR.findall(_DATE.sub("", clause))):
        return False
    days = [
        day
        for found in _DATE.finditer(clause)
        if not _OTHER_DATE.search(clause[: found.start()])
        for day in _last_day(found)
    ]
    return bool(days) and max(days) < today


def _last_day(found: re.Match[str]) -> Iterator[date]:
    """The last day that a date can mean; none for one that is not in the calendar."""
    if found["whole"]:
        yield PartialDate(int(found["whole"])).last_day()
        return
    month = _MONTH_NAMES.index(found["name"]) + 1 if found["name"] else int(found["number"])
    try:
        yield PartialDate(int(found["year"]), month, int(found["day"]) if found["day"] else None).last_day()
    except ValueError:
        return
