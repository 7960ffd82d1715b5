"""A process that shares its bot with others: it shows that it lives, and keeps to its part of what may be sent."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field

from bot.inbox.inbox import Inbox
from bot.inbox.shared_inbox import SharedInbox
from bot.operations.figure import Figure
from bot.telegram.crowd import Crowd
from bot.telegram.flood_limiter import FloodLimiter
from bot.telegram.intake import Intake

log = logging.getLogger(__name__)

BEAT = 1.0
"""Seconds between two beats."""


@dataclass(slots=True)
class Sharing:
    """`limiter` is that of the bot, where it has one of ours."""

    inbox: SharedInbox
    crowd: Crowd
    limiter: object
    _beating: asyncio.Task[None] | None = field(default=None, init=False)

    @classmethod
    def of(cls, inbox: Inbox, crowd: Crowd, limiter: object) -> Sharing | None:
        """None where no other process has the same inbox."""
        return cls(inbox, crowd, limiter) if isinstance(inbox, SharedInbox) else None

    @property
    def leads(self) -> bool:
        """Whether this one of all replicas does what only one may do."""
        return self.inbox.leads

    async def start(self, intake: Intake) -> None:
        """What waits for this replica is handed to `intake` before this returns, where the database can be used."""
        self.inbox.hand_to(intake.receive)
        await self.beat()
        self._beating = asyncio.create_task(self._forever())

    async def beat(self) -> None:
        await self.inbox.beat()
        replicas = 1 + self.inbox.watch.others
        self.crowd.share(replicas)
        if isinstance(self.limiter, FloodLimiter):
            self.limiter.share(replicas)

    async def stop(self) -> None:
        """The others go on at once."""
        if self._beating is not None:
            self._beating.cancel()
            await asyncio.wait([self._beating])
        await self.inbox.leave()

    def figures(self) -> list[Figure]:
        """For operators."""
        return [
            Figure("replicas", "Processes that answer for this bot.", 1 + self.inbox.watch.others),
            Figure("leads", "1 if this one does what only one may do.", self.inbox.leads),
        ]

    async def _forever(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            try:
                await self.beat()
            except Exception as error:  # without beats the others would take over; the next one may succeed
                log.error("a beat failed: %s", type(error).__name__)
