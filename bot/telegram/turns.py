"""What an update meets when its turn in the chat has come, and what becomes of it in the inbox."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.error import TelegramError

from bot.storage.database import StorageError
from bot.telegram.cases import Case, Cases
from bot.telegram.delivery import Delivery
from bot.telegram.handler_table import ALLOWED_UPDATES
from bot.telegram.lateness import Lateness, Manner
from bot.telegram.rendering import Renderer
from bot.telegram.shared_memory import SharedMemory
from bot.telegram.visitor import Visitors

log = logging.getLogger(__name__)

ALONE = 3
"""An update that has been in work when the process ended is tried this often with no other such update beside it."""

PAUSES = (5.0, 10.0, 20.0, 40.0, 60.0)
"""Seconds between attempts to send a reply; the last one from then on."""

GIVEN_UP_AFTER = 86_400.0
"""Seconds; as long as Telegram itself keeps an update."""

Handle = Callable[[Update], Coroutine[Any, Any, None]]


class Turns:
    """Counts attempts before they begin, since one may end the process."""

    def __init__(
        self,
        cases: Cases,
        delivery: Delivery,
        renderer: Renderer,
        visitors: Visitors,
        memory: SharedMemory | None = None,
    ) -> None:
        self._cases = cases
        self._memory = memory
        self._delivery = delivery
        self._renderer = renderer
        self._visitors = visitors
        self._lateness = Lateness()
        self._stopping = asyncio.Event()
        self._handle: Handle | None = None

    def answer_with(self, handle: Handle) -> None:
        """What makes a second attempt; the first comes from the library."""
        self._handle = handle

    def stop(self) -> None:
        """From now on what has not begun stays in the inbox."""
        self._stopping.set()

    def is_suspect(self, update: object) -> bool:
        """Whether a process has ended while this was in work."""
        case = self._cases.of(update)
        return case is not None and case.attempts > 0

    async def take(self, update: object, answering: Awaitable[Any]) -> None:
        """Await `answering`; it is closed where nothing is to be answered, or not now."""
        case = self._cases.of(update)
        if case is None or not isinstance(update, Update):
            await answering
            return
        try:
            if not self._stopping.is_set():
                await self._meet(update, case, answering)
        finally:
            if isinstance(answering, Coroutine):
                answering.close()

    async def again(self, update: object) -> Coroutine[Any, Any, None] | None:
        """A further attempt for a reply that could not be sent, when it is time for it."""
        case = self._cases.of(update)
        if case is None or not case.undelivered or self._handle is None or not isinstance(update, Update):
            return None
        pause = PAUSES[min(case.postponed, len(PAUSES) - 1)]
        case.postponed += 1
        try:
            async with asyncio.timeout(pause):
                await self._stopping.wait()
        except TimeoutError:
            case.begin()
            return self._handle(update)
        return None

    async def _meet(self, update: Update, case: Case, answering: Awaitable[Any]) -> None:
        if not case.forgotten and not self._cases.is_superseded(update):
            with self._cases.current(case):
                if case.attempts > ALONE:
                    await self._set_aside(update, case)
                else:
                    await self._answer(update, case, answering)
        if case.left:
            await self._cases.leave(update)
        elif case.undelivered and not self._lateness.is_past(case.kept_at, GIVEN_UP_AFTER):
            case.attempts = 0
            await self._cases.inbox.survived(case.number)
        else:
            await asyncio.gather(self._remember(update), self._cases.close(update))  # in one transaction

    async def _begin(self, update: Update, case: Case) -> bool:
        """Whether it is to be answered here, as far as is known."""
        try:
            mine, _ = await asyncio.gather(self._cases.inbox.begin(case.number), self._recall(update))
        except StorageError:
            return False
        return mine

    async def _recall(self, update: Update) -> None:
        if self._memory:
            await self._memory.recall(update)

    async def _remember(self, update: Update) -> None:
        if self._memory:
            await self._memory.remember(update)

    async def _answer(self, update: Update, case: Case, answering: Awaitable[Any]) -> None:
        manner = self._lateness.manner(update, case.kept_at)
        if manner is Manner.TOO_LATE and self._lateness.is_first_apology(update):
            await self._say(update, "telegram-late-command")
        if manner in (Manner.TOO_LATE, Manner.SILENTLY_DROPPED):
            return
        visitor = self._visitors.of(update)
        if manner is Manner.LATE and visitor and self._lateness.is_first_apology(update):
            case.opening = self._renderer.text("telegram-late", visitor.language)
        if await self._begin(update, case):
            await answering
        else:
            case.left = True

    async def _set_aside(self, update: Update, case: Case) -> None:
        kind = next((name for name in ALLOWED_UPDATES if getattr(update, name)), "unknown")
        log.error(
            "update %s (%s) was in work %s times when the process ended; set aside", case.number, kind, case.attempts
        )
        await self._say(update, "telegram-set-aside")

    async def _say(self, update: Update, key: str) -> None:
        visitor = self._visitors.of(update)
        if visitor is None:
            return
        try:
            await self._delivery.send(visitor.place, self._renderer.text(key, visitor.language))
        except TelegramError as error:
            log.warning("%s could not be said: %s", key, type(error).__name__)
