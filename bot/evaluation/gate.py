"""The quality gate: floors and ceilings that the figures of an evaluation must keep, from a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.evaluation.figures import AnswerableFigures, Figures, Share

Bound = Annotated[float, Field(ge=0, le=1)]


class GateError(Exception):
    """A gate file that cannot be used; the message names the file, the key and what to correct."""


class Gate(BaseModel):
    """Shares from 0 to 1; what is left out is not checked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    right_at_least: Bound | None = None
    wrong_at_most: Bound | None = None
    hit_at_1_at_least: Bound | None = None
    near_answered_at_most: Bound | None = None
    far_answered_at_most: Bound | None = None
    right_by_style_at_least: dict[str, Bound] = {}
    right_by_language_at_least: dict[str, Bound] = {}

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
        checks = (
            _at_least("right", figures.answerable.right, self.right_at_least),
            _at_most("wrong", figures.answerable.wrong, self.wrong_at_most),
            _at_least("hit@1", figures.answerable.hit_at_1, self.hit_at_1_at_least),
            _at_most("near questions answered", figures.false_answers["near"], self.near_answered_at_most),
            _at_most("far questions answered", figures.false_answers["far"], self.far_answered_at_most),
            *_groups("style", figures.by_style, self.right_by_style_at_least),
            *_groups("language", figures.by_language, self.right_by_language_at_least),
        )
        return tuple(line for line in checks if line)


def _groups(kind: str, groups: Mapping[str, AnswerableFigures], floors: Mapping[str, float]) -> Iterator[str]:
    for name, floor in floors.items():
        share = groups[name].right if name in groups else Share.from_outcomes([])
        yield _at_least(f"right of {kind} {name}", share, floor)


def _at_least(name: str, share: Share, floor: float | None) -> str:
    if floor is None or (share.of and share.share >= floor):
        return ""
    return f"{name}: {_text(share)}, the gate asks for at least {floor:.1%}"


def _at_most(name: str, share: Share, ceiling: float | None) -> str:
    if ceiling is None or (share.of and share.share <= ceiling):
        return ""
    return f"{name}: {_text(share)}, the gate allows at most {ceiling:.1%}"


def _text(share: Share) -> str:
    return f"{share.share:.1%} ({share.count} of {share.of})" if share.of else "no question of that kind"
