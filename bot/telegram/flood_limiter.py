"""Keeps to what Telegram lets a bot send; a chat that has to wait holds up no other."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiolimiter import AsyncLimiter
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.operations.meter import UNMEASURED, Meter, Step
from bot.setting_sections import LimitSettings
from bot.telegram.reaching import seconds_of

Answer: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]
Call: TypeAlias = Callable[..., Coroutine[Any, Any, Answer]]

OVERALL_BURST = 4
"""Messages at once; with those of a second they stay below Telegram's thirty."""

PRIVATE_BURST = 4
"""An answer may have parts; after that one message a second."""

GROUP_BURST, GROUP_PACE = 5, 4.0
"""Messages at once, and seconds between those that follow: twenty in any minute."""

LONGEST_WAIT = 30.0
"""Seconds; a call to a chat that Telegram has closed for longer fails at once."""

SWEEP = 60.0
"""Seconds between looks for chats that need not be remembered."""


@dataclass(slots=True)
class _Chat:
    pace: AsyncLimiter
    closed_until: float = 0.0
    calls: int = 0

    def is_idle(self, now: float) -> bool:
        return not self.calls and self.closed_until <= now and self.pace.has_capacity(self.pace.max_rate)


class FloodLimiter(BaseRateLimiter[None]):
    """The library's own lets every chat wait when Telegram refuses one, and counts typing like a message."""

    def __init__(self, settings: LimitSettings | None = None, meter: Meter = UNMEASURED) -> None:
        self._rate = (settings or LimitSettings()).messages_per_second
        self._replicas = 1
        self._overall = _shared(self._rate, 1)
        self._meter = meter
        self._chats: dict[int | str, _Chat] = {}
        self._swept = 0.0

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    def share(self, replicas: int) -> None:
        """Keep to an equal part of what one bot may send; what a replica does not use, no other has."""
        if replicas != self._replicas:
            self._replicas = replicas
            self._overall = _shared(self._rate, replicas)

    @property
    def chats(self) -> int:
        """How many are remembered."""
        return len(self._chats)

    async def process_request(
        self,
        callback: Call,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Answer:
        """The answer of Telegram; a refusal closes its chat for as long as Telegram says, and is raised."""
        number = data.get("chat_id")
        if number is None or not _is_limited(endpoint):
            return await callback(*args, **kwargs)
        chat = self._chat(number)
        if endpoint == "sendChatAction" and (chat.closed_until > _now() or not self._overall.has_capacity()):
            return True  # nobody misses the line "is typing"; it never takes a message's place
        chat.calls += 1
        try:
            if endpoint != "sendChatAction":
                await self._in_turn(chat)
            return await self._called(chat, callback(*args, **kwargs))
        finally:
            chat.calls -= 1

    async def _called(self, chat: _Chat, call: Coroutine[Any, Any, Answer]) -> Answer:
        try:
            return await call
        except RetryAfter as flood:
            chat.closed_until = max(chat.closed_until, _now() + seconds_of(flood))
            raise

    async def _in_turn(self, chat: _Chat) -> None:
        with self._timed(Step.LIMITER_WAIT):
            await chat.pace.acquire()
        if chat.closed_until > _now():
            with self._timed(Step.FLOOD_WAIT):
                await _opening(chat)
        with self._timed(Step.LIMITER_WAIT):
            await self._overall.acquire()

    @contextmanager
    def _timed(self, step: Step) -> Iterator[None]:
        """Only what was a wait counts as one."""
        began = _now()
        yield
        if (waited := _now() - began) > 0.001:
            self._meter.took(step, waited)

    def _chat(self, number: int | str) -> _Chat:
        if _now() - self._swept > SWEEP:
            self._swept = _now()
            self._chats = {key: chat for key, chat in self._chats.items() if not chat.is_idle(self._swept)}
        if number not in self._chats:
            self._chats[number] = _Chat(_pace(number))
        return self._chats[number]


async def _opening(chat: _Chat) -> None:
    while (left := chat.closed_until - _now()) > 0:
        if left > LONGEST_WAIT:
            raise RetryAfter(math.ceil(left))
        await asyncio.sleep(left)


def _shared(rate: float, replicas: int) -> AsyncLimiter:
    burst = max(1, OVERALL_BURST // replicas)
    return AsyncLimiter(burst, burst * replicas / rate)


def _pace(chat: int | str) -> AsyncLimiter:
    private = isinstance(chat, int) and chat > 0
    return (
        AsyncLimiter(PRIVATE_BURST, PRIVATE_BURST) if private else AsyncLimiter(GROUP_BURST, GROUP_BURST * GROUP_PACE)
    )


def _is_limited(endpoint: str) -> bool:
    """What puts something into a chat or changes it; Telegram counts both."""
    return endpoint.startswith(("send", "edit", "copy", "forward"))


def _now() -> float:
    return asyncio.get_running_loop().time()
