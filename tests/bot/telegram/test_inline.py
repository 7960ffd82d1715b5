"""What is offered to somebody who types behind the bot's name in another chat."""

from __future__ import annotations

import asyncio
import itertools
import threading
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.catalogue import FALLBACKS, Catalogue
from bot.dialogue.reply import Reply
from bot.inbox.inbox import Inbox
from bot.storage.storage import Storage
from bot.telegram import inline_handler
from bot.telegram.cases import Cases
from bot.telegram.intake import Intake
from bot.telegram.workers import Workers
from tests.bot.telegram.chats import Bench, bench, message
from tests.bot.telegram.fake_dialogue import FakeDialogue, answered, broken, clarifying
from tests.bot.telegram.telegram_parser import parse

CATALOGUE = Catalogue.from_folder()
QUESTION = "Wann war die <erste> Konferenz & wo?"
_numbers = itertools.count(1)


def typed(words: str, person: int = 7, language: str = "de") -> dict[str, Any]:
    number = next(_numbers)
    whose = {"id": person, "is_bot": False, "first_name": "A", "language_code": language}
    return {"update_id": number, "inline_query": {"id": f"q{number}", "from": whose, "query": words, "offset": ""}}


async def offered(desk: Bench, *updates: dict[str, Any]) -> list[dict[str, Any]]:
    """The answers to queries that come at the same time."""
    before = len(desk.request.of("answerInlineQuery"))
    read = [Update.de_json(raw, desk.application.bot) for raw in updates]
    take = desk.application.update_processor.process_update
    await asyncio.gather(*(take(update, desk.application.process_update(update)) for update in read))
    return desk.request.of("answerInlineQuery")[before:]


def held_up() -> tuple[FakeDialogue, threading.Event]:
    """A dialogue that answers nothing before the event."""
    go_on = threading.Event()

    def answer(question: str) -> Reply:
        go_on.wait(10)
        return answered(question)

    return FakeDialogue(answer), go_on


async def test_an_answer_is_offered_with_its_quotation_and_sent_with_question_and_source() -> None:
    async with bench() as desk:
        (answer,) = await offered(desk, typed(QUESTION))
    (result,) = answer["results"]
    assert (result["type"], result["title"]) == ("article", "Erste Strategiekonferenz")
    assert result["description"] == "Die Konferenz findet am 7. März 2017 in Leipzig statt."
    content = result["input_message_content"]
    assert (content["parse_mode"], content["link_preview_options"]) == ("HTML", {"is_disabled": True})
    sent = parse(content["message_text"])
    assert sent.text.startswith(f"Frage: {QUESTION}\n")
    assert sent.texts("BlockQuote") == ["Die Konferenz findet am 7. März 2017 in Leipzig statt."]
    assert "https://medienservice.sachsen.de/medien/news/208876" in content["message_text"]


async def test_what_was_typed_is_no_conversation_and_nobody_else_sees_the_results() -> None:
    async with bench() as desk:
        (answer,) = await offered(desk, typed(QUESTION))
    assert desk.dialogue.conversations == [None]
    assert (answer["is_personal"], answer["cache_time"]) == (True, 60)
    assert answer["button"] == {"text": "Mit mir chatten", "start_parameter": "inline"}


async def test_the_button_leads_to_a_plain_start() -> None:
    async with bench() as desk:
        (greeting,) = await desk.take(message("/start inline"))
    assert greeting["text"] == CATALOGUE.text("telegram-start", "de")


@pytest.mark.parametrize("words", ["", "   "])
@pytest.mark.parametrize("language", FALLBACKS)
async def test_before_the_first_word_one_is_told_how_to_ask(words: str, language: str) -> None:
    async with bench() as desk:
        (answer,) = await offered(desk, typed(words, language=language))
    (result,) = answer["results"]
    assert result["title"] == CATALOGUE.text("telegram-command-help", language)
    assert result["description"] == CATALOGUE.text("telegram-inline-hint", language)
    assert parse(result["input_message_content"]["message_text"]).units > 50
    assert desk.dialogue.asked == []


@pytest.mark.parametrize("reply", [clarifying, lambda question: Reply(question, answered(question).status, "de")])
async def test_where_there_is_no_quotation_only_the_way_into_a_chat_is_offered(reply: Any) -> None:
    async with bench(FakeDialogue(reply)) as desk:
        (answer,) = await offered(desk, typed(QUESTION))
    assert answer["results"] == []
    assert answer["button"]["start_parameter"] == "inline"


async def test_of_what_one_person_types_only_the_newest_is_looked_up() -> None:
    dialogue, go_on = held_up()
    async with bench(dialogue) as desk:
        words = [typed("Wann"), typed("Wann war"), typed("Wann war die Messe?")]
        asking = asyncio.create_task(offered(desk, typed("Wo?", person=8), *words))
        await asyncio.sleep(0.1)
        go_on.set()
        answers = await asking
    assert dialogue.asked == ["Wo?", "Wann war die Messe?"]
    assert len(answers) == 2


async def test_when_many_type_those_who_would_wait_long_are_only_shown_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline_handler, "MOST", 2)
    dialogue, go_on = held_up()
    async with bench(dialogue) as desk:
        asking = asyncio.create_task(offered(desk, *(typed(QUESTION, person) for person in range(1, 6))))
        await asyncio.sleep(0.1)
        assert [answer["results"] for answer in desk.request.of("answerInlineQuery")] == [[]] * 3
        go_on.set()
        answers = await asking
    assert sorted(len(answer["results"]) for answer in answers) == [0, 0, 0, 1, 1]


async def test_when_no_thread_is_free_only_the_way_is_shown() -> None:
    async with bench(workers=Workers(threads=1, waiting=-1)) as desk:
        (answer,) = await offered(desk, typed(QUESTION))
    assert answer["results"] == []


async def test_an_error_is_nobodys_message() -> None:
    async with bench(FakeDialogue(broken)) as desk:
        assert await offered(desk, typed(QUESTION)) == []
    assert desk.request.sent() == []


async def test_what_is_typed_goes_past_the_inbox(tmp_path: Path) -> None:
    async with bench() as desk:
        inbox, queue = Inbox.of_bot(42, Storage(tmp_path)), desk.application.update_queue
        update = Update.de_json(typed(QUESTION), desk.application.bot)
        await Intake(desk.application.bot, Cases(inbox), queue).take([update])
        assert queue.get_nowait() is update
        assert await inbox.waiting() == ()
        inbox.close()
