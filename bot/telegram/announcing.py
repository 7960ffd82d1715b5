"""Announcements as the service runs them: a task of their own beside the answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.announcements.announcements import Announcements
from bot.announcements.bureau import Bureau
from bot.announcements.source import Source
from bot.catalogue import Catalogue
from bot.privacy.retention import Purge
from bot.settings import Settings
from bot.telegram.announcer import Announcer
from bot.telegram.delivery import Delivery
from bot.telegram.tolerant_bot import TolerantBot


@dataclass(slots=True)
class Announcing:
    """Without `announcements` nothing is announced and nothing is kept for it."""

    delivery: Delivery
    catalogue: Catalogue
    announcements: Announcements | None
    _running: tuple[Announcer, asyncio.Task[None]] | None = field(default=None, init=False)

    @classmethod
    def on(cls, bot: TolerantBot, source: Source | None, settings: Settings, catalogue: Catalogue) -> Announcing:
        """Those of this bot."""
        bureau = Bureau.of_bot(bot.id, settings.databases(), settings.announcements) if source else None
        return cls(Delivery(bot), catalogue, Announcements(bureau, source) if bureau and source else None)

    @property
    def purges(self) -> dict[str, Purge]:
        return {"subscriptions": self.announcements.bureau.purge} if self.announcements else {}

    def start(self, busy: Callable[[], bool], leads: Callable[[], bool] = lambda: True) -> None:
        """`busy` tells whether citizens wait for answers, `leads` whether this of several replicas announces."""
        if self.announcements:
            bureau, source = self.announcements.bureau, self.announcements.source
            announcer = Announcer(bureau, source, self.delivery, self.catalogue, busy=busy, leads=leads)
            self._running = announcer, asyncio.create_task(announcer.run())

    async def close(self, within: float) -> None:
        """What is being sent is sent and recorded, within reason."""
        if self._running:
            announcer, task = self._running
            announcer.stop()
            await asyncio.wait([task], timeout=within)
            task.cancel()
            await asyncio.wait([task])
        if self.announcements:
            self.announcements.bureau.close()
