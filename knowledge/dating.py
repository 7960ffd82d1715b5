"""Finds the date of a text in the text itself; dateparser reads the German ways to write one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import dateparser

from knowledge.partial_date import PartialDate

_MONTH = (
    r"(?:Jan(?:uar)?|Jän(?:ner)?|Feb(?:ruar)?|Mär(?:z)?|Apr(?:il)?|Mai|Jun[i]?|Jul[i]?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?)\b\.?"
)
_DAY = rf"(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?|{_MONTH}\s)(?:19|20)\d{{2}}|(?:19|20)\d{{2}}-\d{{2}}-\d{{2}})(?!\d)"
_MONTH_YEAR = rf"{_MONTH}\s(?:19|20)\d{{2}}(?!\d)"
_ANY = rf"(?P<date>{_DAY}|{_MONTH_YEAR})"

_ALONE = re.compile(rf"^[ \t>*_]*(?:\w[\w -]{{0,30}},\s*)?(?:(?:den|am)\s+)?{_ANY}[ \t*_]*$", re.MULTILINE)
_STANDING = r"Stand|(?:Letzte|Zuletzt)\s+(?:Aktualisierung|Änderung|aktualisiert|geändert)(?:\s+am)?"
_LABELLED = re.compile(
    rf"\b(?:{_STANDING}|Datum|Veröffentlicht(?:\s+am)?|Erschienen(?:\s+am)?|Ausgabe|Fassung)(?:\s+vom)?:?[\s*_]*{_ANY}",
    re.IGNORECASE,
)
_STANDING_ALONE = re.compile(rf"^[ \t>*_-]*(?:{_STANDING}):?[\s*_]*{_ANY}[ \t*_.]*$", re.MULTILINE | re.IGNORECASE)
_DAY_ANYWHERE = re.compile(rf"(?<!\d)(?P<date>{_DAY})")
_MONTH_ANYWHERE = re.compile(rf"\b(?P<date>{_MONTH_YEAR})")


def date_in(text: str) -> PartialDate | None:
    """The likeliest date of a text: on a line of its own, behind "Stand:", the first day named, the first month."""
    return dateline_in(text) or _first(_DAY_ANYWHERE, text) or _first(_MONTH_ANYWHERE, text)


def standing_in(text: str) -> PartialDate | None:
    """The day until which a text says, on a line of its own, that it is kept up to date: "Stand: 3. Februar 2025"."""
    return _first(_STANDING_ALONE, text)


def dateline_in(text: str) -> PartialDate | None:
    """A date that the text gives as its own: "Dresden, 9. Februar 2017" on a line or "Stand: März 2017"."""
    return _first(_ALONE, text) or _first(_LABELLED, text)


def is_dateline(line: str) -> bool:
    return bool(_ALONE.fullmatch(line)) and date_in(line) is not None


def _first(pattern: re.Pattern[str], text: str) -> PartialDate | None:
    return next((date for found in pattern.finditer(text) for date in _dates(found["date"])), None)


def _dates(words: str) -> Iterator[PartialDate]:
    """The date that `words` mean, or none: "31.02.2017"."""
    with_day = re.fullmatch(_DAY, words) is not None
    parts = ["day", "month", "year"] if with_day else ["month", "year"]
    found = dateparser.parse(
        words,
        languages=["de"],
        settings={
            "DATE_ORDER": "DMY" if "-" not in words else "YMD",
            "REQUIRE_PARTS": parts,
            "PARSERS": ["absolute-time"],
        },
    )
    if found:
        yield PartialDate(found.year, found.month, found.day if with_day else None)
