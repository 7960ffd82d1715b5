"""A date as precise as its source gives it: a year, a month or a day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Year, or year and month, or year, month and day; unknown parts are None."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Read "2017", "2017-02" or "2017-02-09"; raise ValueError for anything else."""
        found = _ISO.fullmatch(text.strip())
        if not found:
            raise ValueError(f"{text!r} is no date; write 2017, 2017-02 or 2017-02-09")
        return cls(*(int(part) if part else None for part in found.groups()))  # type: ignore[arg-type]

    def iso(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def first_day(self) -> date:
        """The earliest day it can mean, for ordering."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The latest day it can mean: something dated "2017" is past only when that year is."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])
