"""From a question to a sourced quotation, or to an honest refusal."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue
from bot.telegram.deep_link import payload_of
from tests.bot_api.citizen import Citizen
from tests.bot_api.refusal import Json
from tests.e2e.screen import buttons, links, quotations, read_all
from tests.e2e.service import Service

pytestmark = pytest.mark.e2e

TEXTS = Catalogue.from_folder()
QUESTION = "Wann fand die erste Strategiekonferenz statt?"


def ask(citizen: Citizen, question: str = QUESTION) -> Json:
    citizen.say(question)
    return read_all(citizen, quiet=0.3)[-1]


def test_a_question_is_answered_with_a_quotation_its_source_and_buttons(citizen: Citizen) -> None:
    answer = ask(citizen)
    assert "7. März 2017" in " ".join(quotations(answer))
    assert all(link.startswith("https://") for link in links(answer))
    assert links(answer) != []
    assert "Quelle" in answer["text"]
    labels = " | ".join(buttons(answer)).lower()
    assert "zusammenhang" in labels or "kontext" in labels or "stelle" in labels
    assert "nicht hilfreich" in labels


def test_english_questions_are_answered_in_english(service: Service) -> None:
    answer = ask(service.citizen(language="en"), "When did the first strategy conference take place?")
    assert "7. März 2017" in " ".join(quotations(answer))
    assert "Source" in answer["text"]


def test_the_passage_around_a_quotation_is_one_button_away(citizen: Citizen) -> None:
    answer = ask(citizen)
    citizen.press_data(answer, _data(answer, "v1:ctx:"))
    acknowledged = citizen.sees("answerCallbackQuery")
    passage = citizen.reads()
    quoted = max(quotations(answer), key=len)
    shown = " ".join(quotations(passage))
    assert acknowledged["ok"]
    assert len(shown) >= len(quoted)
    assert quoted.split("\n")[0][:40] in shown


def test_a_vote_is_acknowledged_within_a_second_and_takes_its_buttons_away(citizen: Citizen) -> None:
    answer = ask(citizen)
    citizen.press_data(answer, _data(answer, "v1:up:"))
    call = citizen.sees("answerCallbackQuery", within=1.0)
    assert call["parameters"]["text"]
    edited = citizen.sees("editMessageReplyMarkup")
    assert "hilfreich" not in " ".join(buttons(edited["result"])).lower()


def test_a_vote_pressed_twice_does_no_harm(citizen: Citizen) -> None:
    answer = ask(citizen)
    for _ in range(2):
        citizen.press_data(answer, _data(answer, "v1:down:"))
        citizen.sees("answerCallbackQuery", within=2.0)


@pytest.mark.parametrize("data", ["v0:ctx:gone", "v1:ctx:99-nirgends#1", "v1:ask:unbekannt", "Unsinn", "v1:lang:xx"])
def test_a_button_that_nobody_knows_any_more_is_answered_kindly(citizen: Citizen, data: str) -> None:
    citizen.say("/hilfe")
    message = citizen.reads()
    citizen.press_data(message, data)
    assert citizen.sees("answerCallbackQuery", within=2.0)["ok"]
    assert len(citizen.reads()["text"]) > 10


def test_a_far_off_question_gets_no_quotation_but_an_honest_refusal(citizen: Citizen) -> None:
    answer = ask(citizen, "Wie backe ich einen Apfelkuchen mit Streuseln?")
    assert quotations(answer) == []
    assert answer["text"].startswith((TEXTS.text("out-of-scope", "de"), TEXTS.text("no-answer", "de")))


def test_thanks_are_answered_as_thanks(citizen: Citizen) -> None:
    expected = {TEXTS.text(f"talk-thanks-{number}", "de") for number in (1, 2, 3)}
    answer = ask(citizen, "Vielen Dank!")
    assert answer["text"] in expected


def test_a_link_to_a_topic_opens_it_and_a_wrong_one_is_a_plain_start(citizen: Citizen) -> None:
    answer = ask(citizen)
    payload = payload_of(_data(answer, "v1:ctx:").removeprefix("v1:ctx:"))
    assert payload is not None
    opened = ask(citizen, f"/start {payload}")
    assert quotations(opened) != []
    plain = ask(citizen, "/start")
    assert ask(citizen, "/start gibt_es_nicht")["text"] == plain["text"]
    assert quotations(plain) == []


def _data(message: Json, start: str) -> str:
    rows = message["reply_markup"]["inline_keyboard"]
    found: list[str] = [button["callback_data"] for row in rows for button in row if "callback_data" in button]
    return next(data for data in found if data.startswith(start))
