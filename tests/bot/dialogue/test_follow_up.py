"""Follow-ups are noticed and made to stand on their own feet."""

from __future__ import annotations

import pytest

from bot.dialogue.follow_up import leans_on_previous, may_lean_on_previous, resolved


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Und zwei Jahre später?", "de"),
        ("Und wer hat da noch gesprochen?", "de"),
        ("Gibt es so eins auch in Dresden?", "de"),
        ("And who won it?", "en"),
        ("Seit wann ist er das?", "de"),
        ("a kiedy?", "pl"),
        ("A v roce 2019?", "de"),
        ("In welchem Jahr wurde die gegründet?", "de"),
        ("Welche Leute stecken dahinter?", "de"),
        ("2019?", "de"),
        ("wann wurde ganz genau zuletzt gezählt", "de"),
        ("Wie viele Menschen aus Sachsen und aus Thüringen haben es wohl gehört?", "de"),
    ],
)
def test_a_question_that_points_back_leans_on_the_one_before(question: str, language: str) -> None:
    assert leans_on_previous(question, language)
    assert may_lean_on_previous(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wann fand die erste Strategiekonferenz statt?", "de"),
        ("Wie hoch war der Industrieumsatz in Sachsen im Jahr 2022?", "de"),
        ("What is the StrategieWerkstatt?", "en"),
        ("In welchem Jahr wurde die StrategieWerkstatt gegründet?", "de"),
        ("Wie komme ich zum Ministerium?", "de"),  # "ich" points in Polish only
        ("wann wurde die messe in leipzig zum ersten mal eröffnet", "de"),
        ("wann wurde ganz genau zuletzt selbst gezählt", "de"),
        ("Wie viele Menschen aus Sachsen und aus Thüringen haben es wohl gestern gehört?", "de"),
        ("wo Intec", "de"),
    ],
)
def test_a_question_with_a_subject_of_its_own_does_not(question: str, language: str) -> None:
    assert not leans_on_previous(question, language)


@pytest.mark.parametrize(
    ("question", "possible"),
    [
        ("Wo wurde denn damals der erste Preis an alle verliehen bitte", True),
        ("Wo wurde denn damals der erste große Preis an alle Leute feierlich verliehen", False),
        ("Und wo wurde denn damals der erste große Preis an alle Leute verliehen", True),
    ],
)
def test_a_long_question_leans_on_the_one_before_only_if_it_says_so(question: str, possible: bool) -> None:
    assert may_lean_on_previous(question, "de") is possible


def test_years_are_counted_on() -> None:
    assert resolved("Und zwei Jahre später?", "Wie viele Besucher kamen 2017?") == "Wie viele Besucher kamen 2019?"
    assert resolved("and one year earlier?", "How many came in 2017?") == "How many came in 2016?"


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("zwei Jahre später", 2019),
        ("zwei Jahre danach", 2019),
        ("3 Jahre später", 2020),
        ("12 Jahre später", 2029),
        ("Zehn Jahre früher", 2007),
        ("ein Jahr davor", 2016),
        ("ein Jahr zuvor", 2016),
        ("fünf Jahre VORHER", 2012),
        ("four years before", 2013),
        ("three years later", 2020),
    ],
)
def test_years_are_counted_on_or_back_in_words_and_figures(words: str, year: int) -> None:
    assert resolved(f"Und {words}?", "Wie viele Besucher kamen 2017?") == f"Wie viele Besucher kamen {year}?"


def test_the_year_of_the_question_before_still_holds_for_one_without() -> None:
    assert resolved("Und woher?", "Wie viele kamen 2017?") == "Wie viele kamen 2017? Und woher?"


def test_without_a_year_before_there_is_nothing_to_count_from() -> None:
    assert resolved("Und zwei Jahre später?", "Wer kam?") == "Wer kam? Und zwei Jahre später?"


def test_only_the_marks_at_its_end_are_taken_off_the_question_before() -> None:
    assert resolved("Und wo?", "Was ist die MEX?! ") == "Was ist die MEX? Und wo?"


def test_a_year_of_its_own_takes_the_place_of_the_one_before() -> None:
    assert resolved("Und 2022?", "Wie viele Besucher hatte die Intec 2019?") == (
        "Wie viele Besucher hatte die Intec? Und 2022?"
    )


@pytest.mark.parametrize(
    ("question", "previous", "whole"),
    [
        ("Und in Riesa?", "Wo steht das Rathaus von Pirna?", "Wo steht das Rathaus? Und in Riesa?"),
        ("And in Jena?", "Who met in Prague in May?", "Who met in May? And in Jena?"),
        ("Und wann?", "Wer kam nach Riesa?", "Wer kam nach Riesa? Und wann?"),
    ],
)
def test_a_place_of_its_own_takes_the_place_of_the_one_before(question: str, previous: str, whole: str) -> None:
    assert resolved(question, previous) == whole


def test_otherwise_both_questions_stand_side_by_side() -> None:
    assert resolved("Wer hat gewonnen?", "Was ist der Ideenwettbewerb?") == (
        "Was ist der Ideenwettbewerb? Wer hat gewonnen?"
    )


@pytest.mark.parametrize("message", ["/quellen", "/abo und dann noch das", "asdf", "1", "kaputt"])
def test_a_command_or_a_lone_word_leans_on_nothing(message: str) -> None:
    assert not leans_on_previous(message, "de")
    assert not may_lean_on_previous(message, "de")


def test_another_ordinal_takes_the_place_of_the_one_before() -> None:
    assert (
        resolved("Und die erste?", "Wann war die zweite Strategiekonferenz?")
        == "Wann war die erste Strategiekonferenz?"
    )


@pytest.mark.parametrize(
    ("question", "previous", "whole"),
    [
        ("Und wann die erste?", "Wo war die zweite Messe?", "Wo war die erste Messe?"),
        ("Und wann war die erste?", "Wo war die zweite Messe?", "Wo war die zweite Messe? Und wann war die erste?"),
        ("Und die erste?", "Wo war die Messe?", "Wo war die Messe? Und die erste?"),
        ("Und wann?", "Wo war die zweite Messe?", "Wo war die zweite Messe? Und wann?"),
    ],
)
def test_only_a_few_words_with_another_ordinal_ask_the_same_of_another(
    question: str, previous: str, whole: str
) -> None:
    assert resolved(question, previous) == whole
