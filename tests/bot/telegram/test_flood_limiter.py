"""What Telegram allows is never exceeded, and whoever has to wait makes nobody else wait."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.operations.meter import Event, Step
from bot.telegram.flood_limiter import SWEEP, FloodLimiter
from bot.telegram.reaching import seconds_of
from tests.bot.telegram.skipping_loop import skipping

GROUP = -100


class Watch:
    """A meter that keeps what it is told."""

    def __init__(self) -> None:
        self.waits: list[tuple[Step, float]] = []

    def count(self, event: Event, kind: str) -> None: ...

    def took(self, step: Step, seconds: float) -> None:
        self.waits.append((step, seconds))


class Telegram:
    """Notes when each call came; `floods` holds the seconds for which chats are refused once."""

    def __init__(self) -> None:
        self.watch = Watch()
        self.limiter = FloodLimiter(meter=self.watch)
        self.came: dict[int | None, list[float]] = {}
        self.floods: dict[int, int] = {}

    async def call(self, chat: int | None, endpoint: str = "sendMessage") -> Any:
        async def callback() -> bool:
            self.came.setdefault(chat, []).append(now())
            if chat in self.floods:
                raise RetryAfter(self.floods.pop(chat))
            return True

        data = {} if chat is None else {"chat_id": chat}
        return await self.limiter.process_request(callback, (), {}, endpoint, data, None)

    async def calls(self, chats: Iterable[int | None], endpoint: str = "sendMessage") -> None:
        await asyncio.gather(*(self.call(chat, endpoint) for chat in chats))

    def moments(self) -> list[float]:
        return sorted(moment for moments in self.came.values() for moment in moments)


def now() -> float:
    return asyncio.get_running_loop().time()


def most_within(moments: list[float], seconds: float) -> int:
    return max(sum(1 for other in moments if start <= other < start + seconds) for start in moments)


def test_all_chats_together_get_at_most_thirty_messages_in_any_second() -> None:
    telegram = Telegram()
    skipping(telegram.calls(range(1, 301)))
    moments = telegram.moments()
    assert most_within(moments, 1.0) <= 30
    assert len(moments) == 300
    assert 11.0 < moments[-1] - moments[0] < 12.5


def test_a_group_gets_at_most_twenty_messages_in_any_minute() -> None:
    telegram = Telegram()
    skipping(telegram.calls([GROUP] * 45))
    moments = telegram.came[GROUP]
    assert most_within(moments, 59.9) <= 20
    assert moments[4] - moments[0] < 1.0
    assert moments[44] - moments[0] == pytest.approx(160.0, abs=1.0)


def test_after_a_short_burst_a_private_chat_gets_one_message_a_second() -> None:
    telegram = Telegram()
    skipping(telegram.calls([7] * 8))
    moments = telegram.came[7]
    assert moments[3] - moments[0] < 0.2
    assert [round(later - earlier) for earlier, later in pairwise(moments[3:])] == [1, 1, 1, 1]


def test_a_chat_that_waits_holds_up_no_other() -> None:
    telegram = Telegram()

    async def crowd() -> float:
        waiting = asyncio.gather(*(telegram.call(7) for _ in range(20)), *(telegram.call(GROUP) for _ in range(30)))
        await asyncio.sleep(2.0)
        began = now()
        await telegram.call(8)
        waited = now() - began
        await waiting
        return waited

    assert skipping(crowd()) < 0.3


def test_telegram_s_refusal_closes_its_own_chat_for_as_long_as_it_says_and_no_other() -> None:
    telegram = Telegram()
    telegram.floods[7] = 3

    async def refused() -> list[float]:
        began = now()
        with pytest.raises(RetryAfter):
            await telegram.call(7)
        again, other = asyncio.create_task(telegram.call(7)), asyncio.create_task(telegram.call(8))
        await other
        passed = [now() - began]
        await again
        return [*passed, now() - began]

    other, again = skipping(refused())
    assert other < 0.1
    assert 3.0 <= again < 3.2
    assert [step for step, _ in telegram.watch.waits] == [Step.FLOOD_WAIT]


def test_a_chat_closed_for_minutes_is_not_waited_for_and_not_called() -> None:
    telegram = Telegram()
    telegram.floods[7] = 600

    async def refused() -> float:
        for _ in range(3):
            with pytest.raises(RetryAfter) as flood:
                await telegram.call(7)
            await asyncio.sleep(10.0)
        return seconds_of(flood.value)

    assert skipping(refused()) == 580
    assert len(telegram.came[7]) == 1


def test_typing_takes_no_message_s_place_and_is_left_out_where_a_chat_is_closed() -> None:
    telegram = Telegram()
    telegram.floods[9] = 5

    async def typing() -> list[int]:
        await telegram.calls([1, 2, 3, 4, 5], "sendChatAction")
        began = now()
        await telegram.calls([1, 2, 3, 4])
        assert now() - began < 0.01
        await telegram.call(6, "sendChatAction")  # all of the moment's messages are used up
        await asyncio.sleep(1.0)
        with pytest.raises(RetryAfter):
            await telegram.call(9)
        await telegram.call(9, "sendChatAction")
        return [len(telegram.came.get(chat, [])) for chat in (1, 6, 9)]

    assert skipping(typing()) == [2, 0, 1]


def test_what_puts_nothing_into_a_chat_is_never_held_up() -> None:
    telegram = Telegram()

    async def others() -> float:
        began = now()
        await telegram.calls([None] * 50, "answerCallbackQuery")
        await telegram.calls([7] * 50, "getChat")
        return now() - began

    assert skipping(others()) < 0.5
    assert telegram.watch.waits == []


def test_waits_are_measured() -> None:
    telegram = Telegram()
    skipping(telegram.calls([7] * 6))
    assert [(step, round(seconds)) for step, seconds in telegram.watch.waits] == [
        (Step.LIMITER_WAIT, 1),
        (Step.LIMITER_WAIT, 2),
    ]


def test_nothing_is_remembered_of_chats_that_are_idle() -> None:
    telegram = Telegram()

    async def many() -> int:
        for chat in range(1, 501):
            await telegram.call(chat)
        await asyncio.sleep(SWEEP + 1)
        await telegram.call(1)
        return telegram.limiter.chats

    assert skipping(many()) == 1
