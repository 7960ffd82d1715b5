"""Typos in the documents' words are mended; everything else stays."""

from __future__ import annotations

import pytest

from bot.dialogue.spelling import Speller
from bot.dialogue.word_list import WordList

KNOWN = WordList.from_words(["Wetter", "Tagung", "heute", "Halt", "Abend"])


@pytest.fixture
def speller() -> Speller:
    """Citizens misspell a word of the questions as often as they spell it right."""
    return Speller(
        [
            "Die Konferenz zur Strategie in Leipzig, im Saal.",
            "Weiter geht es mit der Konferenz, KONFERENZ, Minister, Meister.",
        ],
        [*["Tagung?", "Tagunk?", "Halt?"] * 4, "Abend?", "Abend?"],
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
        ("saall", "Saal"),
        ("haltt", "Halt"),
    ],
)
def test_an_unknown_word_becomes_the_nearest_one_of_the_documents(speller: Speller, typed: str, meant: str) -> None:
    assert speller.corrected(typed, "de") == meant


@pytest.mark.parametrize("text", ["Wetter heute", "konferenz", "saol", "minstar", "strtgiex", "abent", "Zwickau", ""])
def test_known_short_and_distant_words_stay(speller: Speller, text: str) -> None:
    assert speller.corrected(text, "de") == text


def test_only_languages_whose_words_are_known_are_corrected(speller: Speller) -> None:
    assert speller.corrected("konferens", "pl") == "konferens"
    assert speller.corrected("konferens", "en") == "Konferenz"


def test_without_documents_nothing_is_corrected() -> None:
    assert Speller([]).corrected("konferens", "de") == "konferens"
