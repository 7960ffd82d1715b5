"""Tells dates, which a question may well hold, from other numbers, and takes out dates of birth."""

from __future__ import annotations

import re

from bot.privacy.mark import Mark, marking

SEPARATOR = r"[ ./\-–—_()]{1,3}"
"""What may stand between the digits of one number."""

_YEAR = r"(?:19|20)\d\d"
_DAY = rf"\d{{1,2}}\.[ ]?\d{{1,2}}\.(?:[ ]?(?:{_YEAR}|\d\d))?"
_DATE = rf"(?:{_YEAR}-\d\d-\d\d|{_DAY}|\d{{1,2}}/\d{{1,2}}/{_YEAR}|\d{{1,2}}[./]{_YEAR}|{_YEAR}|\d{{1,2}}\.)"
_ONLY_DATES = re.compile(rf"{_DATE}(?:{SEPARATOR}{_DATE})*")
_WRITTEN = (
    rf"(?:{_YEAR}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
    rf"|\d{{1,2}}\.?\s?(?:\d{{1,2}}\.?|[^\W\d_]{{3,9}}\.?)(?:\s?(?:{_YEAR}|\d\d))?|{_YEAR})"
)
_BORN = r"(?:geb\.|(?:geboren|geburtsdatum|geburtstag|geburtsjahr|born|birthday|date\sof\sbirth|urodz\w+|narozen\w*)\b)"
_AFTER = re.compile(
    rf"\b{_BORN}[\s:]*(?:(?:am|im|in|ist|on|is|der|jahr)\b[\s:]*){{0,3}}(?P<personal>{_WRITTEN})(?!\d)", re.IGNORECASE
)
_BEFORE = re.compile(rf"(?<!\d)(?P<personal>{_WRITTEN})(?=\s(?:[^\W\d_]+\s){{0,2}}{_BORN})", re.IGNORECASE)

_after, _before = marking(_AFTER, Mark.BIRTH), marking(_BEFORE, Mark.BIRTH)


def only_dates(written: str) -> bool:
    """Is the whole text years and dates, such as "2017/2018" or "07.03.2017 - 10.03.2017"?"""
    return bool(_ONLY_DATES.fullmatch(written))


def without_birthdays(text: str) -> str:
    return _before(_after(text))
