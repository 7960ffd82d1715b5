"""People see what is kept about them and delete it, in both ways of arrival; Telegram's own judges read along."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue
from tests.bot_api.citizen import Citizen
from tests.e2e.screen import read_all

pytestmark = pytest.mark.e2e

TEXTS = Catalogue.from_folder()
QUESTION = "Wann fand die erste Strategiekonferenz statt?"


def test_the_notice_names_who_is_responsible(citizen: Citizen) -> None:
    citizen.say("/datenschutz")
    told = "\n".join(message["text"] for message in read_all(citizen))
    assert told.startswith(TEXTS.text("privacy-opening", "de"))
    assert told.endswith(TEXTS.text("privacy-closing", "de"))


def test_a_question_is_shown_until_it_is_deleted(citizen: Citizen) -> None:
    citizen.say(QUESTION)
    citizen.reads()
    citizen.say("/meinedaten")
    assert f"Ihre letzten Fragen\nFrage: {QUESTION}" in citizen.reads()["text"]
    assert citizen.sees("sendDocument")["ok"]
    citizen.say("/loeschen")
    question = citizen.reads()
    citizen.press(question, "Ja, alles löschen")
    assert citizen.reads()["text"].startswith("Gelöscht:\nIhre letzten Fragen: 1\n")
    assert citizen.sees("editMessageReplyMarkup")["ok"]
    citizen.say("/meinedaten")
    assert QUESTION not in citizen.reads()["text"]
    assert citizen.sees("sendDocument")["ok"]
