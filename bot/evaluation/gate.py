"""The quality gate: floors and ceilings that the figures of an evaluation must keep, from a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.evaluation.figures import AnswerableFigures, Figures, Share

Bound = Annotated[float, Field(ge=0, le=1)]
_ROUNDING = 1e-9


class GateError(Exception):
    """A gate file that cannot be used; the message names the file, the key and what to correct."""


class Bounding(StrEnum):
    """How a bound bounds."""

    FLOOR = "floor"
    CEILING = "ceiling"
    LOSS = "loss"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure that fails the gate; `before` is that of the live snapshot, where the loss against it is too large."""

    bounding: Bounding
    figure: str
    found: Share
    bound: float
    before: Share | None = None

    def __str__(self) -> str:
        asked = {
            Bounding.FLOOR: f"the gate asks for at least {self.bound:.1%}",
            Bounding.CEILING: f"the gate allows at most {self.bound:.1%}",
            Bounding.LOSS: f"the gate lets it get worse by at most {self.bound:.1%}",
        }
        was = f", live {_text(self.before)}" if self.before else ""
        return f"{self.figure}: {_text(self.found)}{was}, {asked[self.bounding]}"


class Gate(BaseModel):
    """Shares from 0 to 1; what is left out is not checked. `worse_by_at_most` compares with the live snapshot."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    right_at_least: Bound | None = None
    wrong_at_most: Bound | None = None
    hit_at_1_at_least: Bound | None = None
    near_answered_at_most: Bound | None = None
    far_answered_at_most: Bound | None = None
    right_by_style_at_least: dict[str, Bound] = {}
    right_by_language_at_least: dict[str, Bound] = {}
    worse_by_at_most: Bound = 0.03

    @classmethod
    def from_file(cls, file: Path) -> Gate:
        """Read a gate; raise GateError for one that cannot be used."""
        try:
            return cls.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
            raise GateError(f"gate {str(file)!r} is no readable TOML file ({exc}); correct it or its path") from exc
        except ValidationError as exc:
            problem = exc.errors(include_url=False)[0]
            key = ".".join(str(part) for part in problem["loc"])
            raise GateError(f"gate {str(file)!r}: {key} is {problem['input']!r}: {problem['msg']}; correct it") from exc

    def failures(self, figures: Figures) -> tuple[str, ...]:
        """One line for each figure that fell; none where the gate is passed."""
        return tuple(map(str, self.shortfalls(figures)))

    def shortfalls(self, figures: Figures) -> tuple[Shortfall, ...]:
        """Each figure below its floor or above its ceiling; a floor for questions that are not there is not kept."""
        checks = (
            _at_least("right", figures.answerable.right, self.right_at_least),
            _at_most("wrong", figures.answerable.wrong, self.wrong_at_most),
            _at_least("hit@1", figures.answerable.hit_at_1, self.hit_at_1_at_least),
            _at_most("near questions answered", figures.false_answers["near"], self.near_answered_at_most),
            _at_most("far questions answered", figures.false_answers["far"], self.far_answered_at_most),
            *_groups("style", figures.by_style, self.right_by_style_at_least),
            *_groups("language", figures.by_language, self.right_by_language_at_least),
        )
        return tuple(shortfall for shortfall in checks if shortfall)

    def losses(self, before: Figures, after: Figures) -> tuple[Shortfall, ...]:
        """Each figure that is worse than that of the live snapshot by more than `worse_by_at_most`."""
        old, new = before.answerable, after.answerable
        checks = (
            self._loss("right", old.right, new.right, better=1),
            self._loss("wrong", old.wrong, new.wrong, better=-1),
            self._loss("hit@1", old.hit_at_1, new.hit_at_1, better=1),
            *(
                self._loss(f"{name} questions answered", before.false_answers[name], after.false_answers[name], -1)
                for name in ("near", "far")
            ),
        )
        return tuple(shortfall for shortfall in checks if shortfall)

    def _loss(self, figure: str, before: Share, after: Share, better: int) -> Shortfall | None:
        if (before.share - after.share) * better <= self.worse_by_at_most + _ROUNDING:
            return None
        return Shortfall(Bounding.LOSS, figure, after, self.worse_by_at_most, before)


def _groups(
    kind: str, groups: Mapping[str, AnswerableFigures], floors: Mapping[str, float]
) -> Iterator[Shortfall | None]:
    for name, floor in floors.items():
        share = groups[name].right if name in groups else Share.from_outcomes([])
        yield _at_least(f"right of {kind} {name}", share, floor)


def _at_least(figure: str, share: Share, floor: float | None) -> Shortfall | None:
    if floor is None or (share.of and share.share >= floor):
        return None
    return Shortfall(Bounding.FLOOR, figure, share, floor)


def _at_most(figure: str, share: Share, ceiling: float | None) -> Shortfall | None:
    if ceiling is None or (share.of and share.share <= ceiling):
        return None
    return Shortfall(Bounding.CEILING, figure, share, ceiling)


def _text(share: Share) -> str:
    return f"{share.share:.1%} ({share.count} of {share.of})" if share.of else "no question of that kind"
