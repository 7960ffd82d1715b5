"""Those who are turned away are told, even across an end of the process; a flood stays small in memory."""

from __future__ import annotations

import asyncio
import time
import tracemalloc
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from httpx import ConnectError
from telegram import Update

from bot.setting_sections import LimitSettings
from bot.telegram import notices
from bot.telegram.admission import Verdict
from bot.telegram.gate import Gate
from tests.bot.telegram.chats import message, press
from tests.bot.telegram.fake_dialogue import FakeDialogue, echo, slow_when_asked_to
from tests.bot.telegram.kept_chats import Channel, channel
from tests.bot.telegram.test_turns import asked

ONE_BY_ONE, TOO_MANY, CROWDED = "Bitte einen Moment", "Das waren sehr viele", "Gerade fragen sehr viele"


@asynccontextmanager
async def limited(folder: Path, pace: float = 0.01, **limits: Any) -> AsyncIterator[tuple[Channel, Gate]]:
    gate = Gate(LimitSettings(**limits), lambda: pace)
    async with channel(folder, FakeDialogue(slow_when_asked_to), gate) as here:
        yield here, gate


async def quiet(here: Channel, gate: Gate) -> list[str]:
    """All texts, once nothing is inside and nobody is to be told anything."""
    await here.settled()
    for _ in range(500):
        if not await here.kept():
            break
        await asyncio.sleep(0.01)
    assert (len(gate.crowd), await here.kept()) == (0, [])
    return here.texts()


async def told(here: Channel, messages: int) -> None:
    """Wait for so many, sent or refused."""
    for _ in range(500):
        if len(here.texts()) >= messages:
            return
        await asyncio.sleep(0.01)


async def test_of_many_questions_at_once_six_are_answered_and_the_rest_gets_one_kind_word(tmp_path: Path) -> None:
    async with limited(tmp_path) as (here, gate):
        await here.arrives(*(asked(f"langsam {number}") for number in range(12)))
        texts = await quiet(here, gate)
        assert [text for text in texts if "langsam" in text] == [f"langsam {number}" for number in range(6)]
        assert [text[:18] for text in texts if "langsam" not in text] == [ONE_BY_ONE]


async def test_a_chat_that_goes_on_and_on_is_told_to_wait_once(tmp_path: Path) -> None:
    async with limited(tmp_path, questions_per_minute=3) as (here, gate):
        for _ in range(5):
            await here.arrives(asked("a"))
            await here.settled()
        assert [text[:20] for text in await quiet(here, gate)] == ["a", "a", "a", TOO_MANY]


async def test_a_press_too_many_is_answered_where_it_was_pressed(tmp_path: Path) -> None:
    async with limited(tmp_path, questions_per_minute=1) as (here, gate):
        await here.arrives(asked("a"), press("v1:up:a"), press("v1:up:a"))
        assert await quiet(here, gate) == ["a"]
        answers = [call["text"] for call in here.bench.request.of("answerCallbackQuery")]
        assert [text[:20] for text in answers] == [TOO_MANY]


async def test_a_notice_that_cannot_be_sent_is_tried_again_and_outlives_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.delivery.ATTEMPTS", 1)
    monkeypatch.setattr(notices, "AGAIN", 0.01)
    first, second, third = asked("a", chat=1), asked("b", chat=2), asked("c", chat=3)
    async with limited(tmp_path, pace=2.0, longest_wait_seconds=1) as (here, gate):
        await here.arrives(first)
        await here.settled()
        here.bench.request.failures["sendMessage"] += [ConnectError("down")] * 2
        gate.crowd.enter(-1, 9)
        await here.arrives(second)
        await told(here, 4)
        assert [text[:24] for text in here.texts()] == ["a", CROWDED, CROWDED, CROWDED]
        assert await here.kept() == []
        monkeypatch.setattr(notices, "AGAIN", 60.0)
        here.bench.request.failures["sendMessage"] += [ConnectError("down")]
        await here.arrives(third)
        await asyncio.sleep(0.05)
        assert await here.kept() == [third["update_id"]]
    async with limited(tmp_path) as (again, gate):
        assert await quiet(again, gate) == ["c"]


async def test_what_was_written_before_the_start_waits_for_room_and_is_all_answered(tmp_path: Path) -> None:
    async with limited(tmp_path, pace=1.0, longest_wait_seconds=5) as (here, gate):
        old = [asked(f"langsam {chat}", chat, ago=60) for chat in range(1, 13)]
        began = time.monotonic()
        await here.arrives(*old)
        waited = time.monotonic() - began
        assert len(gate.crowd) <= 5
        assert waited > 0.3
        assert sorted(await quiet(here, gate)) == sorted(f"langsam {chat}" for chat in range(1, 13))


async def test_while_very_many_wait_to_be_told_telegram_keeps_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "MOST", 3)
    async with limited(tmp_path, pace=2.0, longest_wait_seconds=1) as (here, gate):
        gate.crowd.enter(-1, 99)
        await here.arrives(*(asked("a", chat) for chat in range(1, 20)))
        assert len([text for text in here.texts() if text.startswith(CROWDED)]) >= 12
        gate.leave(-1)
        await quiet(here, gate)


async def test_a_chat_that_has_left_is_told_nothing(tmp_path: Path) -> None:
    async with limited(tmp_path, pace=2.0, longest_wait_seconds=1) as (here, gate):
        gate.crowd.enter(-1, 99)
        await here.arrives(*(asked("a", chat) for chat in range(1, 10)))
        await gate.forget(9)
        await here.cases.forget(9)
        gate.leave(-1)
        await quiet(here, gate)
        assert 9 not in {call["chat_id"] for call in here.bench.request.sent()}


async def test_a_flood_leaves_one_word_for_each_chat_and_nothing_in_memory(tmp_path: Path) -> None:
    chats, each = 100, 15
    async with limited(tmp_path, pace=0.5) as (here, gate):
        flood = [asked(echoed(number), chat) for number in range(each) for chat in range(1, chats + 1)]
        tracemalloc.start()
        for start in range(0, len(flood), 100):
            await here.arrives(*flood[start : start + 100])
        grown, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        texts = await quiet(here, gate)
        told = Counter(call["chat_id"] for call in here.bench.request.sent())
        assert len(texts) == sum(told.values())
        assert set(told) == set(range(1, chats + 1))
        assert max(told.values()) <= 6 + 2
    assert grown < 5_000_000


def echoed(number: int) -> str:
    return echo(f"Frage {number}").lead


async def test_commands_are_answered_while_a_chat_s_questions_are_not(tmp_path: Path) -> None:
    async with limited(tmp_path) as (here, gate):
        await here.arrives(*(asked("langsam") for _ in range(8)))
        command = message("/hilfe")
        command["message"]["date"] = int(time.time())
        await here.arrives(command)
        assert await quiet(here, gate)
        assert here.texts()[-1].startswith("Schreiben Sie mir einfach")


async def test_a_fault_in_judging_one_update_keeps_no_other_waiting_and_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with limited(tmp_path) as (here, gate):
        verdict = gate.verdict

        def faulty(update: Update) -> Verdict:
            found = verdict(update)
            if update.message and update.message.text == "schlimm":
                raise RuntimeError("a bug")
            return found

        monkeypatch.setattr(gate, "verdict", faulty)
        await here.arrives(asked("schlimm"), asked("Frage", chat=8))
        assert await quiet(here, gate) == ["Frage"]
