"""Who has chosen plain German gets the bot's own words in it, and the quotation as it stands in the source."""

from __future__ import annotations

import pytest

from bot.catalogue import PLAIN_GERMAN
from tests.bot.dialogue.test_composition import reply
from tests.bot.small_dialogue import CATALOGUE, dialogue_of, library_of

LEADS = ("out-of-scope", "no-answer", "lead-answered", "lead-clarify")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wann war die Strategiekonferenz?", PLAIN_GERMAN),
        ("Was isst ein Elefant?", PLAIN_GERMAN),
        ("2017", PLAIN_GERMAN),
        ("When was the strategy conference?", "en"),
        ("Kiedy była konferencja?", "pl"),
    ],
)
def test_plain_german_takes_the_place_of_german_alone(question: str, language: str) -> None:
    told = dialogue_of().reply(question, language=PLAIN_GERMAN)
    assert told.language == language
    assert told.lead in {CATALOGUE.text(key, language) for key in LEADS}


def test_small_talk_is_in_plain_german_too() -> None:
    told = dialogue_of().reply("Guten Tag", language=PLAIN_GERMAN)
    assert told.lead == CATALOGUE.text("talk-greeting-1", PLAIN_GERMAN)


def test_a_quotation_is_verbatim_and_said_not_to_be_plain() -> None:
    german, plain = (reply(library_of(), "Wann war die Konferenz?", language=each) for each in ("de", PLAIN_GERMAN))
    assert [quote.text for quote in plain.quotes] == [quote.text for quote in german.quotes] != []
    assert [quote.date_label for quote in plain.quotes] == ["Datum: 9. Februar 2017"]
    assert (german.closing, plain.closing) == ("", CATALOGUE.text("german-source", PLAIN_GERMAN))
