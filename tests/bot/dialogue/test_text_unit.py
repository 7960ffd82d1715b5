"""Sentences and list items, and what each needs to be understood when it is quoted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.dialogue.asked_fact import FactKind
from bot.dialogue.text_unit import Unit, length_of, list_around, runs, shortened, with_context
from knowledge.document import Document
from knowledge.passage import Span
from knowledge.passages import passages_of

MIXED = (
    "Die Messe ist groß. Sie kam 2017. Zur Messe kamen:\n\n- die Kammern\n- die Vereine\n\n"
    "Andere kamen nicht. Woher sie stammten, ist nicht bekannt."
)
HEAD = "# Titel\n\n## Teil\n\n"


def units_of(text: str) -> list[Unit]:
    (passage,) = passages_of(Document(id="a", title="Titel", body=HEAD + text))
    return [Unit.of(passage, span) for span in passage.sentences]


def texts(text: str, spans: Sequence[Span]) -> list[str]:
    return [(HEAD + text)[span.start : span.end] for span in spans]


def test_a_unit_knows_what_it_is_and_where_it_begins() -> None:
    units = units_of(MIXED)
    assert [(unit.text, unit.item, unit.leads) for unit in units] == [
        ("Die Messe ist groß.", False, False),
        ("Sie kam 2017.", False, False),
        ("Zur Messe kamen:", False, True),
        ("die Kammern", True, False),
        ("die Vereine", True, False),
        ("Andere kamen nicht.", False, False),
        ("Woher sie stammten, ist nicht bekannt.", False, False),
    ]
    assert [unit.span.start - unit.mark for unit in units] == [0, 0, 0, 2, 2, 0, 0]
    assert [unit.asked for unit in units] == [""] * 7


def test_a_bold_question_belongs_to_the_sentence_that_answers_it() -> None:
    first, second = units_of("**Wer darf kommen?**\nAlle dürfen kommen. Es kostet nichts.")[-2:]
    assert (first.asked.strip(), first.text) == ("**Wer darf kommen?**", "Alle dürfen kommen.")
    assert first.span.start - first.mark == len("**Wer darf kommen?**\n")
    assert second.asked == ""


def test_a_fact_is_told_by_where_it_stands_in_the_body() -> None:
    unit = units_of(MIXED)[1]
    found = unit.fact(FactKind.DATE, "Wann kam die Messe?")
    assert found is not None
    assert texts(MIXED, [found]) == ["2017"]
    assert unit.fact(FactKind.DATE, "Was war 2017?") is None


@pytest.mark.parametrize(
    ("chosen", "longest", "context"),
    [
        ([0], 700, [0]),
        ([1], 700, [0, 1]),  # "Sie" leans on the sentence before
        ([3], 700, [2, 3]),  # an item needs what leads to it
        ([5], 700, [5, 6]),  # what is not known belongs to what is
        ([1], 10, [1]),  # unless all together are too long
        ([1], 40, [0, 1]),
        ([1], 39, [1]),
    ],
)
def test_a_sentence_brings_along_what_it_needs(chosen: list[int], longest: int, context: list[int]) -> None:
    assert with_context(units_of(MIXED), chosen, longest) == context


def test_sentences_may_lean_on_one_another_over_and_over() -> None:
    units = units_of("Die Messe war groß. Sie kam 2017. Dort sprach Frau Muster. Er ging früh.")
    assert with_context(units, [3], 700) == [0, 1, 2, 3]
    assert with_context(units, [1], 700) == [0, 1]
    assert with_context(units_of("Sie kam 2017. Alle kamen."), [0], 700) == [0]


def test_an_answer_to_a_bold_question_leans_on_nothing_before_it() -> None:
    units = units_of("Die Messe war groß.\n\n**Wann kam sie?**\n\nSie kam 2017.")
    assert units[-1].asked
    assert with_context(units, [len(units) - 1], 700) == [len(units) - 1]


@pytest.mark.parametrize(
    ("number", "whole"),
    [(0, [0]), (2, [2, 3, 4]), (3, [2, 3, 4]), (4, [2, 3, 4]), (5, [5])],
)
def test_a_list_is_known_from_each_of_its_parts(number: int, whole: list[int]) -> None:
    assert list_around(units_of(MIXED), number) == whole


def test_a_list_that_nothing_leads_to_begins_with_its_first_item() -> None:
    units = units_of("- eins\n- zwei\n- drei")
    assert list_around(units, 1) == [0, 1, 2]
    assert list_around(units_of("Alles fing an.\n\n- eins\n- zwei"), 2) == [1, 2]


@pytest.mark.parametrize(
    ("chosen", "quoted"),
    [
        ([0, 1], ["Die Messe ist groß. Sie kam 2017."]),
        ([0, 5], ["Die Messe ist groß.", "Andere kamen nicht."]),
        ([3, 4], ["- die Kammern\n- die Vereine"]),
        ([3], ["die Kammern"]),
        ([2, 4], ["Zur Messe kamen:", "die Vereine"]),
        ([0, 2, 3], ["Die Messe ist groß.", "Zur Messe kamen:\n\n- die Kammern"]),
    ],
)
def test_neighbours_become_one_quotation(chosen: list[int], quoted: list[str]) -> None:
    assert texts(MIXED, runs(units_of(MIXED), chosen)) == quoted


@pytest.mark.parametrize(("between", "together"), [(8, True), (9, False)])
def test_what_stands_further_apart_is_quoted_apart(between: int, together: bool) -> None:
    first, second = units_of("Eins kam. Zwei kam.")
    later = Unit("Zwei kam.", second.span, first.span.end + between, item=False, leads=False)
    assert (len(runs([first, later], [0, 1])) == 1) is together


TEXT = "eins zwei drei vier"
"""Words end at 4, 9, 14 and 19."""


@pytest.mark.parametrize("at", [0, 1000])
@pytest.mark.parametrize(
    ("spans", "longest", "kept"),
    [
        ([(0, 19)], 19, ["eins zwei drei vier"]),
        ([(0, 19)], 18, ["eins zwei drei"]),
        ([(0, 19)], 14, ["eins zwei drei"]),
        ([(0, 19)], 13, ["eins zwei"]),
        ([(0, 19)], 4, ["eins"]),
        ([(0, 19)], 3, ["ein"]),  # not even a word
        ([(5, 19)], 11, ["zwei drei"]),
        ([(5, 19)], 3, ["zwe"]),
        ([(0, 4), (5, 19)], 14, ["eins", "zwei drei"]),
        ([(0, 4), (5, 19)], 13, ["eins", "zwei drei"]),
        ([(0, 4), (5, 19)], 12, ["eins", "zwei"]),
        ([(0, 4), (5, 19)], 6, ["eins"]),
        ([(0, 4), (5, 19), (15, 19)], 12, ["eins", "zwei"]),  # nothing after a cut
        ([(0, 9), (10, 19)], 18, ["eins zwei", "drei vier"]),
        ([(0, 2)], 1, ["e"]),
    ],
)
def test_quotations_are_cut_between_words(at: int, spans: list[tuple[int, int]], longest: int, kept: list[str]) -> None:
    cut = shortened([Span(at + start, at + end) for start, end in spans], TEXT, at, longest)
    assert [TEXT[span.start - at : span.end - at] for span in cut] == kept


def test_a_blank_at_the_very_beginning_is_no_word() -> None:
    assert shortened([Span(0, 9)], " ganzlang", 0, 5) == (Span(0, 5),)


def test_the_length_counts_what_stands_between_sentences() -> None:
    assert length_of(units_of("Eins kam. Zwei ging."), [0, 1]) == len("Eins kam.") + len("Zwei ging.") + 8


def test_the_rest_of_a_long_item_brings_the_items_beginning_along() -> None:
    """It says whom it is about there."""
    talk = "Anstöße für die Industrie von morgen. " * 9
    units = units_of(f"Es sprachen:\n\n- **Frau Rost:** {talk}Andere Quellen nennen sie Roth.\n- Herr Roth\n")
    last = next(number for number, unit in enumerate(units) if "Andere" in unit.text)
    assert [unit.continues for unit in units[1 : last + 2]] == [False, *[True] * (last - 1), False]
    assert with_context(units, [last], 700) == list(range(1, last + 1))
