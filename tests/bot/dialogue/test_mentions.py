"""What a question mentions and a passage lacks."""

from __future__ import annotations

import pytest

from bot.dialogue.mentions import names_missing, numbers_missing, ordinals_missing, places_missing, years_missing

TEXT = "Die zweite Strategiekonferenz fand am 7. März 2018 in Dresden-Hellerau statt; 250 Gäste kamen aus Sachsen."


@pytest.mark.parametrize(
    ("question", "share"), [("Was war 2018?", 0.0), ("Was war 2019?", 1.0), ("2018 oder 2019?", 0.5), ("Was war?", 0.0)]
)
def test_years_are_looked_for(question: str, share: float) -> None:
    assert years_missing(question, TEXT) == share


def test_other_figures_are_looked_for_too() -> None:
    assert numbers_missing("Kamen 250 oder 300 Gäste?", TEXT) == 0.5


def test_a_name_is_known_by_its_beginning_in_any_case() -> None:
    assert names_missing("Was tat man in Hellerauer Werkstätten?", TEXT) == 0.5
    assert names_missing("Strategiekonferenz wann", TEXT) == 0.0


@pytest.mark.parametrize(
    ("question", "share"), [("Wie viele Gäste in Bayern?", 1.0), ("the Dresden meeting", 0.0), ("Munich?", 1.0)]
)
def test_another_place_is_another_matter(question: str, share: float) -> None:
    assert places_missing(question, TEXT) == share


def test_a_place_may_be_named_in_another_language() -> None:
    assert places_missing("Where in Cologne?", "Die Messe in Köln") == 0.0


@pytest.mark.parametrize(
    ("question", "share"),
    [("Wo war die zweite Konferenz?", 0.0), ("Wo war die dritte Konferenz?", 1.0), ("the third conference", 1.0)],
)
def test_another_ordinal_is_another_occasion(question: str, share: float) -> None:
    assert ordinals_missing(question, TEXT) == share
