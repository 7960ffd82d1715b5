"""The bot's own sentences: varied, in the reply's language, naming somebody to ask."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.catalogue import FALLBACKS
from bot.dialogue.intent import Intent
from bot.dialogue.message import LONGEST
from bot.dialogue.small_talk import Talk
from knowledge.partial_date import PartialDate
from tests.bot.small_dialogue import CATALOGUE, CONTACT, wording

SAID_ABOUT = sorted({*Talk, *(set(Intent) - {Intent.QUESTION, Intent.OFF_TOPIC})})


def test_what_is_said_often_takes_turns() -> None:
    words = wording()
    said = [words.talk(Talk.GREETING, "de") for _ in range(6)]
    assert len(set(said)) == 3
    assert said[:3] == said[3:]
    assert all(first != second for first, second in pairwise(said))


def test_each_kind_of_talk_has_its_own_turn() -> None:
    words = wording()
    words.talk(Talk.GREETING, "de")
    assert words.talk(Talk.THANKS, "de") == CATALOGUE.text("talk-thanks-1", "de")


@pytest.mark.parametrize("language", FALLBACKS)
@pytest.mark.parametrize("talk", SAID_ABOUT)
def test_every_kind_of_talk_has_words_in_every_language(talk: str, language: str) -> None:
    assert wording().talk(talk, language).strip()


@pytest.mark.parametrize("language", FALLBACKS)
def test_whom_to_ask_names_person_telephone_address_and_website(language: str) -> None:
    text = wording().whom_to_ask(language)
    for part in (CONTACT.name, CONTACT.phone, CONTACT.email, CONTACT.website):
        assert part in text


def test_only_readers_of_other_languages_are_told_that_the_source_is_german() -> None:
    words = wording()
    assert words.source_language("de") == ""
    assert words.source_language("en") == CATALOGUE.text("german-source", "en")


def test_a_date_that_is_not_known_is_said_to_be_so() -> None:
    words = wording()
    assert words.date(PartialDate(2018, 3), "de") == "März 2018"
    assert words.date(None, "de") == CATALOGUE.text("undated", "de")


def test_the_sentence_on_long_messages_names_the_limit() -> None:
    assert str(LONGEST) in wording().too_long("en")
