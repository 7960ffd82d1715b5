"""Tells those who are turned away that they are; each is in the inbox until it has been told."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from telegram import Update
from telegram.error import BadRequest, TelegramError

from bot.inbox.inbox import Inbox
from bot.telegram.delivery import Delivery
from bot.telegram.rendering import Renderer
from bot.telegram.tolerant_bot import TolerantBot
from bot.telegram.visitor import Visitor, Visitors

log = logging.getLogger(__name__)

TELLERS = 2
"""Notices under way at a time; answers find their way between them."""

MOST = 10_000
"""Notices that wait; while there are more, Telegram keeps what it has for us."""

ATTEMPTS = 10
AGAIN = 30.0
"""Seconds after which Telegram is asked again to take a notice."""


@dataclass(frozen=True, slots=True)
class Notice:
    """`number` is the update's; `press` the pressed button's, which is answered instead of the chat."""

    number: int
    visitor: Visitor
    key: str
    press: str | None
    attempt: int = 1


class Notices:
    """Small, since a flood brings many."""

    def __init__(
        self, bot: TolerantBot, inbox: Inbox, delivery: Delivery, renderer: Renderer, visitors: Visitors
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._delivery = delivery
        self._renderer = renderer
        self._visitors = visitors
        self._waiting: deque[Notice] = deque()
        self._tellers: set[asyncio.Task[None]] = set()
        self._told: Callable[[], None] = _nothing

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def are_too_many(self) -> bool:
        return len(self._waiting) > MOST

    def when_told(self, told: Callable[[], None]) -> None:
        """Call `told` whenever a notice has gone out."""
        self._told = told

    def add(self, update: Update, key: str) -> None:
        """The text of this key goes to whoever has sent the update."""
        visitor, query = self._visitors.of(update), update.callback_query
        if visitor is None:
            return
        self._waiting.append(Notice(update.update_id, visitor, key, query.id if query else None))
        if len(self._tellers) < TELLERS:
            teller = asyncio.create_task(self._tell_all())
            self._tellers.add(teller)
            teller.add_done_callback(self._tellers.discard)

    async def forget(self, chat: int) -> None:
        """Nothing more is told there."""
        self._waiting = deque(notice for notice in self._waiting if notice.visitor.place.chat != chat)

    async def close(self) -> None:
        """What has not been told is in the inbox."""
        tellers = list(self._tellers)
        for teller in tellers:
            teller.cancel()
        if tellers:
            await asyncio.wait(tellers)

    async def _tell_all(self) -> None:
        while self._waiting:
            notice = self._waiting.popleft()
            try:
                await self._tell(notice)
            except TelegramError as error:
                log.warning("a notice could not be sent: %s", type(error).__name__)
                if notice.attempt < ATTEMPTS and not isinstance(error, BadRequest):
                    self._waiting.append(replace(notice, attempt=notice.attempt + 1))
                    await asyncio.sleep(AGAIN)
                    continue
            await self._inbox.done([notice.number])
            self._told()

    async def _tell(self, notice: Notice) -> None:
        messages = self._renderer.text(notice.key, notice.visitor.language)
        if notice.press is None:
            await self._delivery.send(notice.visitor.place, messages)
        else:
            await self._bot.answer_callback_query(notice.press, messages[0].plain)


def _nothing() -> None:
    """Nobody wants to know."""
