"""Known words, told by their checksums."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.dialogue.word_list import WordList, shipped_word_list


@pytest.mark.parametrize("word", ["Wetter", "überreicht", "moderiert", "Maßnahme", "weather"])
def test_german_and_english_words_are_known(word: str) -> None:
    assert word in shipped_word_list()


@pytest.mark.parametrize("word", ["stratgiekonferenz", "wirtschafsministerium", "eröfnet", ""])
def test_misspelled_words_are_not(word: str) -> None:
    assert word not in shipped_word_list()


def test_case_does_not_matter_and_a_saved_list_is_the_same(tmp_path: Path) -> None:
    made = WordList.from_words(["Messe", "saal"])
    made.save(tmp_path / "words.npz")
    loaded = WordList.load(tmp_path / "words.npz")
    assert [word in loaded for word in ("messe", "SAAL", "halle")] == [True, True, False]


def test_an_empty_list_knows_nothing() -> None:
    assert "Messe" not in WordList.from_words([])
