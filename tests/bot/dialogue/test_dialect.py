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
    ],
)
def test_spoken_words_become_written_ones(spoken: str, written: str) -> None:
    assert shipped_dialect().standard(spoken) == written


@pytest.mark.parametrize(
    "text", ["Wann war die  Konferenz ?", "Was sagt O'Neill?", "hy.tec", "Nu", "", "Macht's 12'000?"]
)
def test_what_is_not_known_to_be_spoken_stays_to_the_letter(text: str) -> None:
    assert shipped_dialect().standard(text) == text.replace("Macht's", "Macht es")


def test_a_word_is_known_whole_only() -> None:
    dialect = Dialect(words={"ma": "mal"}, endings={})
    assert dialect.standard("ma Mama ma-ma Ma") == "mal Mama ma-ma mal"


def test_every_spoken_form_can_be_found() -> None:
    """Keys are compared in lower case; "ß" is "ss" then."""
    dialect = shipped_dialect()
    assert [key for key in (*dialect.words, *dialect.endings) if key != key.casefold()] == []
