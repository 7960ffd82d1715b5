"""Typos in the documents' words are mended; everything else stays."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

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
            "Dann geht es weiter mit der Konferenz, KONFERENZ, Minister, Meister.",
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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Firma Weitr", "Firma Weitr"),  # not "weiter"
        ("Weitr", "weiter"),
        ("  Weitr", "  weiter"),
        ("WER MACHT WEITR", "WER MACHT weiter"),
        ("Stadt Neipzich", "Stadt Neipzich"),
        ("Stadt Leibzigg", "Stadt Leipzig"),
        ("die MINSTER", "die MINSTER"),
    ],
)
def test_what_may_be_a_name_is_corrected_with_care(speller: Speller, typed: str, meant: str) -> None:
    assert speller.corrected(typed, "de") == meant


@pytest.mark.parametrize(
    "name", ["Freiberg", "Freital", "Kamenz", "Wurzen", "Schulze", "Herrmann", "Wulff", "Zeiss", "Festo"]
)
@pytest.mark.parametrize("written", [str.lower, str.capitalize])
def test_towns_and_surnames_are_not_taken_for_typos(name: str, written: Callable[[str], str]) -> None:
    near = Speller(["Treiber am Freitag kamen, wurden, Schule, Hermann, Wolff, weiß, fest"])
    assert near.corrected(written(name), "de") == written(name)


def test_a_message_of_nothing_but_typos_takes_no_time() -> None:
    words = [f"{a}{b}{c}{d}eitung" for a in "bklm" for b in "aeio" for c in "nrst" for d in "bdgl"]
    typos = " ".join(word.replace("tun", "xun") for word in words)[:4000]
    began = perf_counter()
    assert Speller(words, known=KNOWN).corrected(typos, "de") != typos
    assert perf_counter() - began < 1.0


def test_only_languages_whose_words_are_known_are_corrected(speller: Speller) -> None:
    assert speller.corrected("konferens", "pl") == "konferens"
    assert speller.corrected("konferens", "en") == "Konferenz"


def test_without_documents_nothing_is_corrected() -> None:
    assert Speller([]).corrected("konferens", "de") == "konferens"
