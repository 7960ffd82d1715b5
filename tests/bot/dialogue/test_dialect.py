"""Spoken German as the documents would write it."""

from __future__ import annotations

import pytest

from bot.dialogue.dialect import Dialect, shipped_dialect


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("Wo is'n dr Saal?", "Wo is denn der Saal?"),
        ("Wie gomm'sch nach Leipzsch", "Wie komme ich nach Leipzig"),
        ("Wen frag'sch'n da?", "Wen frag ich denn da?"),
        ("Wie geht’s ooch ohne Auto?", "Wie geht es auch ohne Auto?"),
        ("Nu, wer hat'n gewonnen?", "wer hat denn gewonnen?"),
        ("Ist es off der Messe?", "Ist es auf der Messe?"),
        ("Los geht's. Ham Sie Knete?", "Los geht es. haben Sie Geld?"),
        ("WO IS'N DR SAAL?", "WO IS denn der SAAL?"),
    ],
)
def test_spoken_words_become_written_ones(spoken: str, written: str) -> None:
    assert shipped_dialect().standard(spoken) == written


@pytest.mark.parametrize(
    "text", ["Wann war die  Konferenz ?", "Was sagt O'Neill?", "hy.tec", "Nu", "", "Macht's 12'000?"]
)
def test_what_is_not_known_to_be_spoken_stays_to_the_letter(text: str) -> None:
    assert shipped_dialect().standard(text) == text.replace("Macht's", "Macht es")


@pytest.mark.parametrize(
    "text",
    [
        "Wer ist Dr. Müller?",
        "dr. müller",
        "Was kostet ein Ei?",
        "Wie kommt ein MA von NI nach HAM?",
        "Wer sitzt in Och?",
    ],
)
def test_titles_nouns_and_abbreviations_are_no_dialect(text: str) -> None:
    assert shipped_dialect().standard(text) == text


def test_a_word_is_known_whole_only() -> None:
    dialect = Dialect(words={"ma": "mal"}, endings={})
    assert dialect.standard("Ma Mama ma-ma ma") == "mal Mama ma-ma mal"


def test_every_spoken_form_can_be_found() -> None:
    """Keys are compared in lower case; "ß" is "ss" then."""
    dialect = shipped_dialect()
    assert [key for key in (*dialect.words, *dialect.endings) if key != key.casefold()] == []
