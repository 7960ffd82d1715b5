"""The phrases in phrases.yaml are whole, and each is a pattern by itself."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from bot.dialogue.phrases import Phrases, any_of, shipped_phrases
from bot.dialogue.small_talk import Talk

SHIPPED = shipped_phrases()
ALL = [
    phrase
    for part in (*SHIPPED.talk.values(), SHIPPED.fillers, SHIPPED.insult, SHIPPED.opinion, SHIPPED.attack)
    for phrase in (*part, *SHIPPED.dictation)
]


def test_every_kind_of_talk_in_the_file_is_known() -> None:
    assert set(SHIPPED.talk) <= set(Talk)


@pytest.mark.parametrize("phrase", dict.fromkeys(ALL))
def test_no_phrase_matches_what_says_nothing(phrase: str) -> None:
    """A phrase that is found in the empty text would be found everywhere."""
    assert not re.compile(phrase, re.IGNORECASE).search("")


def test_whole_words_are_not_found_inside_others() -> None:
    found = any_of(("arsch", "depp"), words=True)
    assert found.search("Du ARSCH!")
    assert not found.search("Barscheck")
    assert any_of(("arsch",)).search("Barscheck")


def test_an_unknown_section_is_refused() -> None:
    with pytest.raises(ValidationError):
        Phrases.model_validate(SHIPPED.model_dump() | {"jokes": ["ha"]})
