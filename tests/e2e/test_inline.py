"""A question in any chat, behind the bot's name; the server judges each result as Telegram would."""

from __future__ import annotations

import json
import time

import pytest

from bot.catalogue import Catalogue
from tests.bot_api.citizen import Citizen
from tests.bot_api.refusal import Json
from tests.e2e.service import Service

pytestmark = pytest.mark.e2e

TEXTS = Catalogue.from_folder()


def typed(service: Service, citizen: Citizen, words: str) -> tuple[Json, float]:
    """What is offered, and after how many seconds."""
    since, began = service.desk.calls()["next"], time.monotonic()
    citizen.ask_inline(words)
    (call,) = service.desk.calls(since, wait=10, method="answerInlineQuery")["calls"]
    assert call["ok"]
    return {name: json.loads(call["parameters"][name]) for name in ("results", "button")}, time.monotonic() - began


def test_an_answer_is_offered_within_a_second(service: Service, citizen: Citizen) -> None:
    offered, seconds = typed(service, citizen, "Wann fand die erste Strategiekonferenz statt? <b>&")
    (result,) = offered["results"]
    assert "7. März 2017" in result["description"]
    assert (
        "Frage: Wann fand die erste Strategiekonferenz statt? &lt;b&gt;&amp;"
        in result["input_message_content"]["message_text"]
    )
    assert seconds < 1.0


def test_before_the_first_word_and_without_an_answer_one_is_shown_the_way(service: Service, citizen: Citizen) -> None:
    told, _ = typed(service, citizen, "")
    assert [result["title"] for result in told["results"]] == [TEXTS.text("telegram-command-help", "de")]
    refused, _ = typed(service, citizen, "Wie backe ich einen Apfelkuchen mit Streuseln?")
    assert refused["results"] == []
    citizen.say(f"/start {refused['button']['start_parameter']}")
    assert citizen.reads()["text"] == TEXTS.text("telegram-start", "de")


def test_what_is_typed_stands_in_no_log(service: Service, citizen: Citizen) -> None:
    typed(service, citizen, "Wo wohnt Hagebuttine Quastenflosser?")
    assert "Hagebuttine" not in service.process.log
    assert str(citizen.id) not in service.process.log
