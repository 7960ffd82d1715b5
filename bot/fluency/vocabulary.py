"""The closed word lists of `vocabulary.yaml`: negations, light words and a small glossary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("vocabulary.yaml")


@dataclass(frozen=True, slots=True)
class Forms:
    """Folded word forms; `beginnings` and `endings` stand for all words that begin or end so."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]

    @classmethod
    def from_text(cls, text: str) -> Forms:
        forms = text.split()
        return cls(
            frozenset(form for form in forms if "*" not in form),
            tuple(form[:-1] for form in forms if form.endswith("*")),
            tuple(form[1:] for form in forms if form.startswith("*")),
        )

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (
            word in self.whole or word.startswith(self.beginnings) or word.endswith(self.endings)
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of another language and the German stems, one of which the quotations must hold for them."""

    words: Forms
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lists of one language."""

    negations: Forms
    light: frozenset[str]
    glossary: tuple[Entry, ...]

    def stems(self, word: str) -> tuple[str, ...]:
        """The German stems for a folded word; () where the glossary does not know it."""
        return tuple(stem for entry in self.glossary if word in entry.words for stem in entry.stems)


@cache
def vocabulary(language: str) -> Vocabulary:
    """The lists of an interface language."""
    lists = _lists()
    return Vocabulary(
        Forms.from_text(lists["negations"][language]),
        frozenset(lists["light"][language].split()),
        tuple(
            Entry(Forms.from_text(words), tuple(stems.split()))
            for words, stems in lists["glossary"].get(language, {}).items()
        ),
    )


@cache
def _lists() -> dict[str, Any]:
    lists: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return lists
