"""A dated occasion as citizens can put it into their calendar or find it on a map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, in degrees; `address` is what stands below its name there."""

    name: str
    address: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Occasion:
    """`first` to `last` day; None where the source gives no day. Times are those of Germany.

    `document` tells it from all others for good; `when` says the date to a reader, `past` that it is over.
    """

    document: str
    title: str
    url: str
    when: str
    past: bool
    first: date | None = None
    last: date | None = None
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    spot: Spot | None = None

    @property
    def fits_calendar(self) -> bool:
        """Nobody needs an entry for what is over, and none can be made for "September 2027"."""
        return not self.past and self.first is not None and self.last is not None
