"""The closed word lists of `number_words.yaml`: months in all languages, number words and scales by language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("number_words.yaml")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Folded forms of one language and what they count; a scale multiplies the number before it."""

    numbers: dict[str, int]
    scales: dict[str, int]


@dataclass(frozen=True, slots=True)
class MonthNames:
    """Folded names of the months in all languages; the short ones count only beside a number."""

    full: dict[str, int]
    short: dict[str, int]

    def number(self, name: str) -> int:
        return self.full.get(name) or self.short[name]


@cache
def number_words(language: str) -> NumberWords:
    """The lists of an interface language."""
    lists = _lists()
    numbers = _by_form(lists["numbers"][language])
    if language == "de":
        numbers |= dict(_german_compounds(numbers))
    return NumberWords(numbers, _by_form(lists["scales"][language]))


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
