"""What is cleaned from a message, and what is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.message import cleaned, names_nothing, without_formatting


def test_invisible_and_control_characters_go_and_white_space_is_folded() -> None:
    assert cleaned("  Wann\x00 war\u200b die\n\nKonferenz\t2017? ") == "Wann war die Konferenz 2017?"


def test_umlauts_written_as_two_characters_become_one() -> None:
    assert cleaned("Westka\u0308mper") == "Westkämper"


def test_half_a_surrogate_pair_does_no_harm() -> None:
    cleaned("abc\ud83d").encode("utf-8")


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


def test_formatting_goes_and_its_words_stay() -> None:
    assert (
        cleaned(without_formatting("<b>Wann war</b> die <a href='x'>Konferenz</a>?<br/>")) == "Wann war die Konferenz ?"
    )
    assert without_formatting("1 < 2 <script>") == "1 < 2 <script>"


@pytest.mark.parametrize("question", ["wer", "Und wo?", "Wer könnte das?", "12", "-1", "b", "+49 351 564", "12:30", ""])
def test_words_that_ask_or_connect_figures_and_small_letters_name_nothing(question: str) -> None:
    assert names_nothing(question)


@pytest.mark.parametrize("question", ["2017", "Z", "IT", "Und die Messe?", "7. März", "ü-ei", "nein"])
def test_years_capitals_and_other_words_name_something(question: str) -> None:
    assert not names_nothing(question)
