from __future__ import annotations

import asyncio
import time

import pytest
from telegram import Bot

from bot.telegram.typing_action import typing
from bot.telegram.visitor import Place
from bot.telegram.workers import Workers, WorkersBusy
from tests.bot.telegram.chats import Bench, bench, message, press
from tests.bot.telegram.fake_dialogue import FakeDialogue, slow_when_asked_to
from tests.bot.telegram.fake_request import Call


async def at_once(desk: Bench, *updates: dict[str, object]) -> list[Call]:
    before = len(desk.request.calls)
    await asyncio.gather(*(desk.take(update) for update in updates))
    return desk.request.calls[before:]


def answers(calls: list[Call]) -> list[tuple[int, str]]:
    return [(call.parameters["chat_id"], call.parameters["text"]) for call in calls if call.method == "sendMessage"]


async def test_one_chat_is_answered_in_order_while_another_goes_ahead() -> None:
    async with bench(FakeDialogue(slow_when_asked_to)) as desk:
        calls = await at_once(desk, message("langsam", chat=1), message("b", chat=1), message("c", chat=2))
    assert answers(calls) == [(2, "c"), (1, "langsam"), (1, "b")]


async def test_a_press_is_acknowledged_while_a_question_of_the_chat_is_in_work() -> None:
    async with bench(FakeDialogue(slow_when_asked_to)) as desk:
        calls = await at_once(desk, message("langsam", chat=1), press("v1:lang:de", chat=1))
    assert [call.method for call in calls] == ["answerCallbackQuery", "sendMessage", "sendMessage"]
    assert answers(calls)[0] == (1, "langsam")


async def test_a_chat_that_sends_many_does_not_hold_up_the_others() -> None:
    async with bench(FakeDialogue(slow_when_asked_to), Workers(threads=8)) as desk:
        flood = [message("langsam", chat=1), *(message(str(number), chat=1) for number in range(100))]
        calls = await at_once(desk, *flood, message("ich", chat=2))
    assert answers(calls)[0] == (2, "ich")
    assert [text for chat, text in answers(calls) if chat == 1] == ["langsam", *map(str, range(100))]


async def test_a_failure_does_not_block_the_chat(caplog: pytest.LogCaptureFixture) -> None:
    async with bench() as desk:
        desk.request.failures["sendMessage"] += [(400, {"description": "Bad Request: chat not found"})] * 2
        calls = await at_once(desk, message("a", chat=1), message("b", chat=1))
    assert len(answers(calls)) == 3
    assert "could not be sent: BadRequest" in caplog.text
    assert "Traceback" not in caplog.text


async def test_nothing_is_remembered_of_chats_that_have_been_answered() -> None:
    async with bench() as desk:
        await at_once(desk, message("a", chat=1), message("b", chat=1), message("c", chat=2))
        assert desk.application.update_processor.current_concurrent_updates == 0
        assert vars(desk.application.update_processor)["_last"] == {}


async def test_the_event_loop_goes_on_while_the_dialogue_thinks() -> None:
    async with bench(FakeDialogue(slow_when_asked_to)) as desk:
        answer = asyncio.create_task(desk.take(message("langsam")))
        longest = 0.0
        while not answer.done():
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            longest = max(longest, time.perf_counter() - before)
    assert longest < 0.1


async def test_a_full_queue_is_said_politely() -> None:
    workers = Workers(threads=1, waiting=0)
    async with bench(FakeDialogue(slow_when_asked_to), workers) as desk:
        calls = await at_once(desk, message("langsam", chat=1), message("b", chat=2))
    assert sorted(answers(calls))[0] == (1, "langsam")
    assert "sehr viele Menschen" in sorted(answers(calls))[1][1]


async def test_work_that_takes_too_long_and_work_that_finds_no_place_end_in_an_error() -> None:
    workers = Workers(threads=1, waiting=0, patience=0.01)
    with pytest.raises(TimeoutError):
        await workers.run(time.sleep, 0.1)
    with pytest.raises(WorkersBusy, match="queue of questions is full"):
        await workers.run(time.sleep, 0.0)
    await asyncio.sleep(0.15)
    workers.close()
    again = Workers(threads=1, waiting=0)
    assert [await again.run(int, "7"), await again.run(int, "8")] == [7, 8]
    again.close()


async def test_typing_is_shown_after_a_moment_renewed_and_stopped_even_on_an_error() -> None:
    async with bench() as desk:
        bot = desk.application.bot
        async with typing(bot, Place(7), patience=0.05):
            pass
        assert desk.request.of("sendChatAction") == []
        with pytest.raises(ValueError, match="kaputt"):
            await _fail_while_typing(bot)
        shown = desk.request.of("sendChatAction")
        await asyncio.sleep(0.05)
        assert desk.request.of("sendChatAction") == shown
    assert 2 <= len(shown) <= 3
    assert shown[0] == {"chat_id": 7, "action": "typing", "message_thread_id": 3}


async def _fail_while_typing(bot: Bot) -> None:
    async with typing(bot, Place(7, thread=3), patience=0.01, renewal=0.03):
        await asyncio.sleep(0.08)
        raise ValueError("kaputt")


async def test_a_refused_typing_action_does_not_disturb_the_answer() -> None:
    async with bench() as desk:
        desk.request.failures["sendChatAction"].append((400, {"description": "Bad Request: chat not found"}))
        async with typing(desk.application.bot, Place(7), patience=0.0, renewal=0.01):
            await asyncio.sleep(0.03)
        assert len(desk.request.of("sendChatAction")) == 1
