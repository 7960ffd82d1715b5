"""Phrases by which the dialogue recognises what is no question to the documents; they stand in phrases.yaml."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).with_name("phrases.yaml")


class Phrases(BaseModel):
    """Regular expressions, matched without regard to case; `talk` by kind, what says more further down."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    talk: dict[str, tuple[str, ...]]
    fillers: tuple[str, ...]
    insult: tuple[str, ...]
    opinion: tuple[str, ...]
    attack: tuple[str, ...]
    dictation: tuple[str, ...]


@cache
def shipped_phrases() -> Phrases:
    """Those of the package."""
    return Phrases.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def any_of(phrases: tuple[str, ...], *, words: bool = False) -> re.Pattern[str]:
    """One pattern that finds any of `phrases`; with `words` only as whole words."""
    joined = "|".join(phrases)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)" if words else rf"(?:{joined})", re.IGNORECASE)
