"""Updates that nobody can read, or that Telegram invents later."""

from __future__ import annotations

import time

import pytest

from tests.bot_api.citizen import Citizen
from tests.e2e.screen import quotations, seconds_until_answer
from tests.e2e.service import Service

pytestmark = pytest.mark.e2e

QUESTION = "Wann fand die erste Strategiekonferenz statt?"
PRIVATE_WORDS = "streng vertrauliche Quastenflosser"
IDLE_SHARE = 0.2


def test_a_malformed_update_is_skipped_quietly(citizen: Citizen, service: Service) -> None:
    malformed = {"chat": citizen.chat, "from": {"id": citizen.id}, "text": PRIVATE_WORDS, "message_id": 1}
    service.desk.update({"message": malformed}, raw=True)
    assert seconds_until_answer(service.citizen(), QUESTION) < 2.0
    citizen.say(QUESTION)
    assert quotations(citizen.reads()) != []
    used = service.process.cpu_seconds()
    time.sleep(2.0)
    assert (service.process.cpu_seconds() - used) / 2.0 < IDLE_SHARE
    assert PRIVATE_WORDS not in service.process.log
    assert service.desk.state()["pending"] == 0


@pytest.mark.parametrize(
    "spoilt", [{"date": None}, {"text": 5}, {"from": {"id": {}, "first_name": "A", "is_bot": False}}]
)
def test_a_field_of_a_kind_that_telegram_never_sends_keeps_nobody_else_waiting(
    citizen: Citizen, service: Service, spoilt: dict[str, object]
) -> None:
    whole = {"message_id": 2, "date": int(time.time()), "chat": citizen.chat, "from": citizen.person}
    service.desk.update({"message": {**whole, "text": PRIVATE_WORDS, **spoilt}}, raw=True)
    citizen.say(QUESTION)
    assert quotations(citizen.reads()) != []
    assert PRIVATE_WORDS not in service.process.log


def test_kinds_of_updates_that_do_not_exist_yet_are_ignored(citizen: Citizen, service: Service) -> None:
    service.desk.update({"telepathy": {"from": citizen.person, "thought": PRIVATE_WORDS}}, raw=True)
    citizen.say(QUESTION)
    assert quotations(citizen.reads()) != []


def test_fields_and_entities_that_do_not_exist_yet_are_ignored(citizen: Citizen, service: Service) -> None:
    citizen.say("/hilfe")
    citizen.reads()
    service.desk.update(
        {
            "message": {
                "message_id": 990_000,
                "date": int(time.time()),
                "chat": {**citizen.chat, "aura": "blau"},
                "from": {**citizen.person, "mood": "gut"},
                "text": QUESTION,
                "hologram": {"depth": 3},
                "entities": [{"type": "sparkle", "offset": 0, "length": 4}],
            }
        },
        raw=True,
    )
    assert quotations(citizen.reads()) != []
