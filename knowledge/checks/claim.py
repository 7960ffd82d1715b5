"""A figure or date that a sentence gives for something, in a form that can be compared with other documents."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Claim:
    """All values from `low` to `high` are meant; those of a date are ordinals of days.

    Claims with one of their `keys` in common can contradict each other. `role` is what exactly is counted or dated, as
    far as the sentence tells; `own` are the nouns of the sentence, `around` those of heading, title and the sentence
    before; `places` is where it was, as far as that is told. `said` is what editors are shown; `start` to `end` is its
    whole sentence in the body.
    """

    keys: tuple[str, ...]
    low: float
    high: float
    said: str
    role: frozenset[str]
    own: frozenset[str]
    around: frozenset[str]
    places: frozenset[str]
    start: int
    end: int
    is_date: bool = False

    def agrees(self, other: Claim) -> bool:
        return self.low <= other.high and other.low <= self.high

    def is_near(self, other: Claim) -> bool:
        """Whether two dates are days of one month."""
        return self.keys[0] == other.keys[0]

    def as_json(self) -> dict[str, Any]:
        return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Claim:
        sets = {name: frozenset(values[name]) for name in ("role", "own", "around", "places")}
        return cls(**(values | sets | {"keys": tuple(values["keys"])}))
