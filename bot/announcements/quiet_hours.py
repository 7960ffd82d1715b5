"""The hours in which nobody is written to who has not just asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

GERMANY = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` until `end` o'clock in Germany, over midnight where `start` is the later; equal: never."""

    start: int
    end: int

    def hold(self, moment: datetime) -> bool:
        """`moment` has a time zone."""
        hour = moment.astimezone(GERMANY).hour
        if self.start <= self.end:
            return self.start <= hour < self.end
        return hour >= self.start or hour < self.end
