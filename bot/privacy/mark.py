"""What is written in the place of something personal, and how a pattern is put in that place."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias

Rule: TypeAlias = Callable[[str], str]
"""Takes one kind of personal data out of a text."""


class Mark(StrEnum):
    """In German, as the staff reads them; no mark looks personal to another rule."""

    EMAIL = "[E-Mail]"
    LINK = "[Link]"
    USER = "[Nutzername]"
    PHONE = "[Telefon]"
    IBAN = "[IBAN]"
    TAX = "[Steuernummer]"
    INSURANCE = "[Versicherungsnummer]"
    CARD = "[Kartennummer]"
    NUMBER = "[Nummer]"
    PLATE = "[Kennzeichen]"
    ADDRESS = "[Anschrift]"
    BIRTH = "[Geburtsdatum]"
    NAME = "[Name]"


def marking(pattern: re.Pattern[str], mark: Mark) -> Rule:
    """A rule that puts `mark` in the place of each match, or of its group `personal` where it has one."""
    group = "personal" if "personal" in pattern.groupindex else 0

    def marked(match: re.Match[str]) -> str:
        start, end = match.start(group) - match.start(), match.end(group) - match.start()
        return match[0][:start] + mark + match[0][end:]

    return lambda text: pattern.sub(marked, text)
