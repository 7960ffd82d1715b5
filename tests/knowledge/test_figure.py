"""Where dates and numbers stand in a text."""

from __future__ import annotations

from decimal import Decimal

from knowledge.figure import Day, Number, figures_in, found_in
from knowledge.word import german_stem


def test_dates_and_numbers_are_found_with_their_places() -> None:
    text = "Vom 7. bis 10. März 2017 kamen 24.200 Besucher, 12 Prozent mehr, und zwei Millionen Klicks."
    found = found_in(text, "de")
    assert [(date.days, text[date.span.start : date.span.end]) for date in found.dates] == [
        ((Day(2017, 3, 7), Day(2017, 3, 10)), "7. bis 10. März 2017")
    ]
    assert [(number.number, text[number.span.start : number.span.end]) for number in found.numbers] == [
        (Number(Decimal(24_200)), "24.200"),
        (Number(Decimal(12), percent=True), "12 Prozent"),
        (Number(Decimal(2_000_000)), "zwei Millionen"),
    ]
    assert (len(found.rest), found.rest.split()) == (
        len(text),
        ["Vom", "kamen", "Besucher,", "mehr,", "und", "Klicks."],
    )


def test_figures_are_the_same_without_their_places() -> None:
    figures = figures_in("Am 7. März 2017 kamen 5 von 12.", "de")
    assert figures.days == {Day(2017, 3, 7)}
    assert figures.numbers == {Number(Decimal(5)), Number(Decimal(12))}
    assert figures.rest.split() == ["Am", "kamen", "von", "."]


def test_forms_of_a_german_word_have_one_stem() -> None:
    assert {german_stem(word) for word in ("Besucher", "Besuchern", "Besucherinnen")} == {"besuch"}
    assert {german_stem(word) for word in ("Land", "Länder", "Ländern")} == {"land"}
