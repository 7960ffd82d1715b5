"""The closed word lists of `vocabulary.yaml`: months, number words, negations, light words and a small glossary."""

from __future__ import annotations

from collections.abc import Iterator
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

    numbers: dict[str, int]
    scales: dict[str, int]
    negations: Forms
    light: frozenset[str]
    glossary: tuple[Entry, ...]

    def stems(self, word: str) -> tuple[str, ...]:
        """The German stems for a folded word; () where the glossary does not know it."""
        return tuple(stem for entry in self.glossary if word in entry.words for stem in entry.stems)


@dataclass(frozen=True, slots=True)
class MonthNames:
    """Folded names of the months in all languages; the short ones count only beside a number."""

    full: dict[str, int]
    short: dict[str, int]

    def number(self, name: str) -> int:
        return self.full.get(name) or self.short[name]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The lists of an interface language."""
    lists = _lists()
    numbers = _by_form(lists["numbers"][language])
    if language == "de":
        numbers |= dict(_german_compounds(numbers))
    return Vocabulary(
        numbers,
        _by_form(lists["scales"][language]),
        Forms.from_text(lists["negations"][language]),
        frozenset(lists["light"][language].split()),
        tuple(
            Entry(Forms.from_text(words), tuple(stems.split()))
            for words, stems in lists["glossary"].get(language, {}).items()
        ),
    )


@cache
def month_names() -> MonthNames:
    months = _lists()["months"]
    return MonthNames(
        _by_form({number: names["full"] for number, names in months.items()}),
        _by_form({number: names["short"] for number, names in months.items()}),
    )


@cache
def _lists() -> dict[str, Any]:
    lists: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return lists


def _by_form(forms: dict[int, str]) -> dict[str, int]:
    return {form: number for number, text in forms.items() for form in text.split()}


def _german_compounds(numbers: dict[str, int]) -> Iterator[tuple[str, int]]:
    """ "einundzwanzig" to "neunundneunzigsten"."""
    units = {"ein": 1} | {form: value for form, value in numbers.items() if value < 10 and not form.endswith("e")}
    tens = {form: value for form, value in numbers.items() if 20 <= value < 100}
    for unit, ones in units.items():
        yield from ((f"{unit}und{ten}", ones + value) for ten, value in tens.items())
