"""Follow-ups are noticed and made to stand on their own feet."""

from __future__ import annotations

import pytest

from bot.dialogue.follow_up import leans_on_previous, resolved


@pytest.mark.parametrize(
    "question",
    [
        "Und zwei Jahre später?",
        "Und wer hat da noch gesprochen?",
        "Gibt es so eins auch in Dresden?",
        "And who won it?",
        "Seit wann ist er das?",
        "a kiedy?",
    ],
)
def test_a_question_that_points_back_leans_on_the_one_before(question: str) -> None:
    assert leans_on_previous(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wann fand die erste Strategiekonferenz statt?",
        "Wie hoch war der Industrieumsatz in Sachsen im Jahr 2022?",
        "What is the StrategieWerkstatt?",
    ],
)
def test_a_question_with_a_subject_of_its_own_does_not(question: str) -> None:
    assert not leans_on_previous(question)


def test_years_are_counted_on() -> None:
    assert resolved("Und zwei Jahre später?", "Wie viele Besucher kamen 2017?") == "Wie viele Besucher kamen 2019?"
    assert resolved("and one year earlier?", "How many came in 2017?") == "How many came in 2016?"


def test_a_year_of_its_own_takes_the_place_of_the_one_before() -> None:
    assert resolved("Und 2022?", "Wie viele Besucher hatte die Intec 2019?") == (
        "Wie viele Besucher hatte die Intec? Und 2022?"
    )


def test_otherwise_both_questions_stand_side_by_side() -> None:
    assert resolved("Wer hat gewonnen?", "Was ist der Ideenwettbewerb?") == (
        "Was ist der Ideenwettbewerb? Wer hat gewonnen?"
    )


@pytest.mark.parametrize("message", ["/quellen", "asdf", "1", "kaputt"])
def test_a_command_or_a_lone_word_leans_on_nothing(message: str) -> None:
    assert not leans_on_previous(message)


def test_another_ordinal_takes_the_place_of_the_one_before() -> None:
    assert (
        resolved("Und die erste?", "Wann war die zweite Strategiekonferenz?")
        == "Wann war die erste Strategiekonferenz?"
    )
