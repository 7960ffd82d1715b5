"""Typos in the documents' words are mended; everything else stays."""

from __future__ import annotations

import pytest

from bot.dialogue.spelling import Speller
from bot.dialogue.word_list import WordList

KNOWN = WordList.from_words(["Wetter", "Tagung", "heute"])
SPELLER = Speller(
    ["Die Konferenz zur Strategie in Leipzig.", "Weiter geht es mit der Konferenz, KONFERENZ, Minister, Meister."],
    ["Tagung wann?", "Tagung wo?", "Tagung wer?", "Tagung wie? Tagunk?", "Tagunk", "Tagunk", "Tagunk"],
    KNOWN,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("konferens in leibzig", "Konferenz in Leipzig"),
        ("koferens", "Konferenz"),
        ("Leipzgi", "Leipzig"),
        ("kofrens", "kofrens"),
        ("strtagie, 2017!", "Strategie, 2017!"),
        ("tagunk", "Tagung"),
        ("Minster", "Minister"),
    ],
)
def test_an_unknown_word_becomes_the_nearest_one_of_the_documents(typed: str, meant: str) -> None:
    assert SPELLER.corrected(typed, "de") == meant


@pytest.mark.parametrize("text", ["Wetter heute", "konferenz", "Leip", "Zwickau", "x", ""])
def test_known_short_and_distant_words_stay(text: str) -> None:
    assert SPELLER.corrected(text, "de") == text


def test_only_languages_whose_words_are_known_are_corrected() -> None:
    assert SPELLER.corrected("konferens", "pl") == "konferens"
    assert SPELLER.corrected("konferens", "en") == "Konferenz"


def test_without_documents_nothing_is_corrected() -> None:
    assert Speller([]).corrected("konferens", "de") == "konferens"
