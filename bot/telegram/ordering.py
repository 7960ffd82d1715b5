"""Updates of different chats side by side, those of one chat one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.telegram.turns import Turns

WAITING = 10_000
"""Updates taken in at once; more stay with the library until some are done."""

SIDE_BY_SIDE = 64
"""Chats that are served at the same time."""


class OrderInChat(BaseUpdateProcessor):
    """`on_arrival` sees each update before it queues; a chat that sends many holds one place at a time.

    `turns` decides what an update meets then. Those that were in work when the process ended come one at a time.
    """

    def __init__(
        self,
        on_arrival: Callable[[object], Awaitable[None]],
        side_by_side: int = SIDE_BY_SIDE,
        turns: Turns | None = None,
    ) -> None:
        super().__init__(WAITING)
        self._on_arrival = on_arrival
        self._turns = turns
        self._alone = asyncio.Semaphore(1)
        self._places = asyncio.Semaphore(side_by_side)
        self._last: dict[int, asyncio.Event] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    def stop(self) -> None:
        """What has not begun is left for the next start."""
        if self._turns is not None:
            self._turns.stop()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            async with self._places:
                await coroutine
            return
        before, done = self._last.get(chat.id), asyncio.Event()
        self._last[chat.id] = done
        try:
            await self._on_arrival(update)
            if before is not None:
                await before.wait()
            await self._in_turn(update, coroutine)
        finally:
            done.set()
            if self._last.get(chat.id) is done:
                del self._last[chat.id]

    async def _in_turn(self, update: object, answering: Awaitable[Any]) -> None:
        if self._turns is None:
            async with self._places:
                await answering
            return
        alone: AbstractAsyncContextManager[object] = self._alone if self._turns.is_suspect(update) else nullcontext()
        async with alone, self._places:
            await self._turns.take(update, answering)
        while (further := await self._turns.again(update)) is not None:
            async with self._places:
                await self._turns.take(update, further)
