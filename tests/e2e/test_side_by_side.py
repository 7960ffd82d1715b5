"""Many chats at once, one chat in order."""

from __future__ import annotations

import time

import pytest

from tests.bot_api.citizen import Citizen
from tests.e2e.screen import seconds_until_answer
from tests.e2e.service import Service

pytestmark = pytest.mark.e2e

QUESTIONS = (
    "Wann fand die erste Strategiekonferenz statt?",
    "/hilfe",
    "Wo fand die zweite Strategiekonferenz statt?",
    "/datenschutz",
    "Wer hielt die Keynote auf der Strategiekonferenz 2017?",
    "/start",
)


def test_answers_come_in_the_order_of_the_questions(citizen: Citizen, service: Service) -> None:
    alone = []
    for question in QUESTIONS:
        visitor = service.citizen()
        visitor.say(question)
        alone.append(visitor.reads()["text"])
    for question in QUESTIONS:
        citizen.say(question)
    assert [citizen.reads()["text"] for _ in QUESTIONS] == alone


def test_a_chat_that_is_slow_holds_no_other_up(citizen: Citizen, service: Service) -> None:
    service.desk.fault("sendMessage", chat=citizen.id, delay=3.0)
    began = time.monotonic()
    citizen.say("/hilfe")
    assert seconds_until_answer(service.citizen(), QUESTIONS[0]) < 2.0
    citizen.reads()
    assert time.monotonic() - began >= 3.0


def test_questions_of_many_are_all_answered_once_and_those_who_wait_see_typing(service: Service) -> None:
    since = service.desk.calls()["next"]
    crowd = [service.citizen() for _ in range(30)]
    for visitor in crowd:
        visitor.say(QUESTIONS[0])
    for visitor in crowd:
        assert "7. März 2017" in visitor.reads(within=30)["text"]
    sent = service.desk.calls(since, method="sendMessage")["calls"]
    assert sorted(call["chat"] for call in sent) == sorted(visitor.id for visitor in crowd)
    actions = service.desk.calls(since, method="sendChatAction")["calls"]
    assert {call["parameters"]["action"] for call in actions} == {"typing"}


def test_one_persons_questions_do_not_delay_anothers_command(citizen: Citizen, service: Service) -> None:
    for _ in range(5):
        citizen.say(QUESTIONS[4])
    assert seconds_until_answer(service.citizen(), "/hilfe") < 1.0
    for _ in range(5):
        citizen.reads()
