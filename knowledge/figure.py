"""Dates and numbers of a text, however they are written: "7. März 2017", "March 7, 2017", "24.200", "zwei Mio."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from knowledge.number_words import NumberWords, month_names, number_words
from knowledge.passage import Span
from knowledge.word import Word, folded, words_in


@dataclass(frozen=True, slots=True)
class Day:
    """A date, as precise as it is written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def within(self, other: Day) -> bool:
        """Whether `other` says at least as much and nothing else."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(mine is None or mine == theirs for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal
    percent: bool = False


@dataclass(frozen=True, slots=True)
class FoundDate:
    """The days that one date names, several in "7. bis 10. März 2017", and its place."""

    days: tuple[Day, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number and its place, together with a scale or the percent sign."""

    number: Number
    span: Span


@dataclass(frozen=True, slots=True)
class Found:
    """All that stands in a text; `rest`: the text with blanks in its place, as long as it was."""

    dates: tuple[FoundDate, ...]
    numbers: tuple[FoundNumber, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found, and `rest`: the text with blanks in its place, as long as it was."""

    days: frozenset[Day]
    numbers: frozenset[Number]
    rest: str

    def within(self, others: tuple[Figures, ...]) -> bool:
        """Whether every date is part of one date of `others`, and every number one of theirs or a year."""
        known = {day for other in others for day in other.days}
        numbers = {number for other in others for number in other.numbers}
        numbers |= {Number(Decimal(day.year)) for day in known if day.year}
        return self.numbers <= numbers and all(any(day.within(other) for other in known) for day in self.days)


_ORDINAL = r"(?:\.|st|nd|rd|th)?"
_DAY = rf"\d{{1,2}}{_ORDINAL}"
_AND = r"\s*(?:,|/|-|–|und|bis|and|to|i|a|do|az)\s*"
_YEAR = r"(?:,?\s+(?P<year>\d{4})\b)?"
_PERCENTAGE = r"(?P<percent>\s*(?:%|pro[cz]ent|per ?cent))?"
_NUMBER = re.compile(
    r"(?<![^\W_])(?P<digits>(?:\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?!\d)|\d+)(?:[.,:]\d+(?!\d))?)"
    r"(?:(?:st|nd|rd|th)\b|(?![^\W\d_]))(?:\s*(?P<scale>(?!per\b)[^\W\d_]+)\b\.?)?" + _PERCENTAGE
)
_PERCENT = re.compile(r"pro[cz]ent|percent")
_GROUP = re.compile(r"[ .,'’\u00a0\u202f](?=\d{3}(?!\d))")
_ENGLISH_VERBS = re.compile(r"\b(?:may|march)\b")


def figures_in(text: str, language: str) -> Figures:
    """`language` tells what "billion" and "may" mean."""
    found = found_in(text, language)
    days = frozenset(day for date in found.dates for day in date.days)
    return Figures(days, frozenset(number.number for number in found.numbers), found.rest)


def found_in(text: str, language: str) -> Found:
    """The same with the places, in no order."""
    plain = folded(_ENGLISH_VERBS.sub(lambda found: "#" * len(found[0]), text) if language == "en" else text)
    rest, dates, numbers = text, list[FoundDate](), list[FoundNumber]()
    for pattern in _date_patterns(language):
        for found in pattern.finditer(plain):
            dates.append(FoundDate(tuple(_days(found)), Span(*found.span())))
            rest, plain = _blanked(rest, dates[-1].span), _blanked(plain, dates[-1].span)
    for found in _NUMBER.finditer(plain):
        number, end = _number(found, number_words(language))
        numbers.append(FoundNumber(number, Span(found.start(), end)))
        rest = _blanked(rest, numbers[-1].span)
    for word, value in _spelt(words_in(rest), number_words(language)):
        numbers.append(FoundNumber(Number(Decimal(value)), Span(word.start, word.end)))
    for spelt in numbers:
        rest = _blanked(rest, spelt.span)
    return Found(tuple(dates), tuple(numbers), rest)


@cache
def _date_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    names = month_names()
    full = "|".join(sorted(names.full, key=len, reverse=True))
    any_name = "|".join(sorted([*names.full, *names.short], key=len, reverse=True))
    month = rf"\b(?P<month>{any_name})\b\.?"
    patterns = [
        r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<days>\d{2})\b",
        r"(?<![\d.])(?P<days>\d{1,2})\.\s?(?P<number>0?[1-9]|1[0-2])\.(?:\s?(?P<year>\d{4})\b)?(?!\d)",
        r"(?<![\d/])(?P<days>\d{1,2})/(?P<number>0?[1-9]|1[0-2])/(?P<year>\d{4})\b",
        rf"\b(?P<days>{_DAY}(?:{_AND}{_DAY})*)\s*(?:of\s+)?{month}{_YEAR}",
        rf"{month}\s+(?P<year>\d{{4}})\b",
        rf"\b(?P<month>{full})\b",
    ]
    if language == "en":
        patterns.insert(4, rf"{month}\s+(?P<days>{_DAY})(?![\d.]){_YEAR}")
    return tuple(map(re.compile, patterns))


def _days(found: re.Match[str]) -> Iterator[Day]:
    parts = found.groupdict()
    month = int(parts["number"]) if "number" in parts else month_names().number(parts["month"])
    year = int(parts["year"]) if parts.get("year") else None
    for day in re.findall(r"\d+", parts.get("days") or "") or [None]:
        yield Day(year, month, int(day) if day else None)


def _number(found: re.Match[str], lists: NumberWords) -> tuple[Number, int]:
    """The number, and where it ends together with its unit."""
    word = found["scale"] or ""
    value = _value(found["digits"]) * lists.scales.get(word, 1)
    if found["percent"]:
        return Number(value, percent=True), found.end("percent")
    percent = bool(_PERCENT.match(word))
    return Number(value, percent), found.end("scale" if percent or word in lists.scales else "digits")


def _value(digits: str) -> Decimal:
    """A separator before exactly three digits groups them; any other begins the decimals."""
    return Decimal(re.sub(r"[,:]", ".", _GROUP.sub("", digits)))


def _spelt(words: tuple[Word, ...], lists: NumberWords) -> Iterator[tuple[Word, int]]:
    """Number words; "twenty-four" is one number, a scale multiplies what stands before it."""
    skipped: set[int] = set()
    for first, second in pairwise([*words, Word("", "", -1, -1)]):
        if first.start in skipped:
            continue
        value = lists.numbers.get(first.folded) or lists.scales.get(first.folded)
        if not value:
            continue
        follows = second.start - first.end == 1
        unit = lists.numbers.get(second.folded, 0)
        scale = lists.scales.get(second.folded, 0)
        if follows and value in range(20, 100, 10) and unit < 10 and unit:
            value += unit
        elif follows and scale:
            value *= scale
        else:
            yield first, value
            continue
        skipped.add(second.start)
        yield Word("", "", first.start, second.end), value


def _blanked(text: str, span: Span) -> str:
    return text[: span.start] + " " * (span.end - span.start) + text[span.end :]
