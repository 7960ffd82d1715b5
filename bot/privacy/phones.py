"""Recognises telephone numbers, in figures and in words."""

from __future__ import annotations

import re

from phonenumbers import Leniency, PhoneNumberMatcher

from bot.privacy.calendar_dates import only_dates
from bot.privacy.mark import Mark, marking

REGION = "DE"
"""Where a number without a country is called from."""
_DIGIT = (
    "null|eins?|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|"
    "zero|oh|one|two|three|four|five|six|seven|eight|nine"
)
_IN_WORDS = re.compile(rf"\b(?:{_DIGIT})(?:[\s,/-]+(?:{_DIGIT})){{5,}}\b", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"""\b(?:tel(?:efon)?(?:nummer)?|(?:ruf|handy|mobil|fax|durchwahl)(?:nummer)?|handynr|telnr|phone(?:\snumber)?
    |mobile|whatsapp|signal|telefonu|telefonní\sčíslo)\b
    [\s.:]*(?:(?:ist|lautet|is|to|je|nr|no|unter|at)\b[\s.:]*)?
    (?P<personal>\+?(?!(?:19|20)\d\d(?![\d\s/-]*\d))\(?\d[\d\s()/.-]{1,22}\d)""",
    re.IGNORECASE | re.VERBOSE,
)

_in_words = marking(_IN_WORDS, Mark.PHONE)
_announced = marking(_ANNOUNCED, Mark.PHONE)


def without_phones(text: str) -> str:
    """Numbers that can be called from Germany, numbers after "Telefon", and six digits or more in words."""
    text = _announced(_in_words(text))
    found = list(PhoneNumberMatcher(text, REGION, leniency=Leniency.VALID))
    for match in reversed([match for match in found if not only_dates(match.raw_string)]):
        text = text[: match.start] + Mark.PHONE + text[match.end :]
    return text
