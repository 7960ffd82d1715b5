"""Updates of different chats side by side, those of one chat one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

WAITING = 10_000
"""Updates taken in at once; more stay with the library until some are done."""

SIDE_BY_SIDE = 64
"""Chats that are served at the same time."""


class OrderInChat(BaseUpdateProcessor):
    """`on_arrival` sees each update before it queues; a chat that sends many holds one place at a time."""

    def __init__(self, on_arrival: Callable[[object], Awaitable[None]], side_by_side: int = SIDE_BY_SIDE) -> None:
        super().__init__(WAITING)
        self._on_arrival = on_arrival
        self._places = asyncio.Semaphore(side_by_side)
        self._last: dict[int, asyncio.Event] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

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
            async with self._places:
                await coroutine
        finally:
            done.set()
            if self._last.get(chat.id) is done:
                del self._last[chat.id]
