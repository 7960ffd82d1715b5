"""Places whose position is known without asking anybody; they stand in places.yaml."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.occasions.occasion import Spot
from knowledge.document import Event

FILE = Path(__file__).with_name("places.yaml")


class KnownPlace(BaseModel):
    """`also` are other names; `source` is where its position can be looked up."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    also: tuple[str, ...] = ()
    address: str
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    source: str = Field(min_length=1)

    def is_meant_by(self, place: str) -> bool:
        return any(
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", place, re.IGNORECASE) for name in (self.name, *self.also)
        )


@cache
def known_places() -> tuple[KnownPlace, ...]:
    """Those of the package."""
    return TypeAdapter(tuple[KnownPlace, ...]).validate_python(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def spot_of(event: Event) -> Spot | None:
    """By the event's own coordinates, else by the name of a known place; None where neither is given."""
    if not event.place:
        return None
    name, _, rest = event.place.partition(",")
    if event.latitude is not None and event.longitude is not None:
        return Spot(name.strip(), rest.strip() or name.strip(), event.latitude, event.longitude)
    known = next((place for place in known_places() if place.is_meant_by(event.place or "")), None)
    return Spot(known.name, known.address, known.latitude, known.longitude) if known else None
