"""Commands, in both ways of arrival."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue
from tests.bot_api.citizen import Citizen
from tests.bot_api.process import ROOT
from tests.e2e.screen import links, read_all
from tests.e2e.service import Service

pytestmark = pytest.mark.e2e

TEXTS = Catalogue.from_folder()


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("/start", "telegram-start"),
        ("/hilfe", "telegram-help"),
        ("/help", "telegram-help"),
        ("/gibtesnicht", "telegram-unknown-command"),
    ],
)
def test_a_command_is_answered_in_german(citizen: Citizen, command: str, expected: str) -> None:
    citizen.say(command)
    assert citizen.reads()["text"] == TEXTS.text(expected, "de")


def test_somebody_with_an_english_telegram_is_greeted_in_english(service: Service) -> None:
    visitor = service.citizen(language="en")
    visitor.say("/start")
    assert visitor.reads()["text"] == TEXTS.text("telegram-start", "en")


def test_all_sources_are_listed_in_valid_parts_with_their_links(citizen: Citizen) -> None:
    citizen.say("/quellen")
    messages = read_all(citizen)
    documents = list((ROOT / "knowledge" / "documents").glob("*.md"))
    assert sum(len(links(message)) for message in messages) == len(documents)
    assert [message["text"].count("\n") > 1 for message in messages] == [True] * len(messages)


def test_the_language_can_be_chosen_and_stays(citizen: Citizen) -> None:
    citizen.say("/sprache")
    choice = citizen.reads()
    citizen.press(choice, "English")
    citizen.reads()
    citizen.say("/hilfe")
    assert citizen.reads()["text"] == TEXTS.text("telegram-help", "en")


def test_plain_german_is_switched_on_by_its_command_and_off_by_its_button(citizen: Citizen) -> None:
    citizen.say("/leichtesprache")
    choice = citizen.reads()
    assert choice["text"] == TEXTS.text("telegram-language-chosen", "de-leicht")
    citizen.say("Wer hielt 2017 die Keynote?")
    assert citizen.reads()["text"].startswith(TEXTS.text("lead-answered", "de-leicht"))
    citizen.press(choice, TEXTS.text("telegram-button-ordinary", "de-leicht"))
    assert citizen.reads()["text"] == TEXTS.text("telegram-language-chosen", "de")
