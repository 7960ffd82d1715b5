"""A channel whose updates come through the inbox, and which can end and begin again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import Any

from sqlalchemy import update
from telegram import Update

from bot.inbox.clerk import Clerk
from bot.inbox.inbox import Inbox
from bot.inbox.shared_inbox import SharedInbox
from bot.inbox.shared_rows import SharedRows
from bot.storage.storage import Storage
from bot.storage.tables import inbox as table
from bot.telegram.cases import Cases
from bot.telegram.gate import Gate
from bot.telegram.intake import Intake
from bot.telegram.ordering import OrderInChat
from tests.bot.telegram.chats import Bench, bench
from tests.bot.telegram.fake_dialogue import FakeDialogue, echo

BOT = 42


@dataclass(frozen=True, slots=True)
class Channel:
    """A running application behind an intake."""

    bench: Bench
    cases: Cases
    intake: Intake

    async def arrives(self, *updates: dict[str, Any]) -> None:
        bot = self.bench.application.bot
        await self.intake.take([Update.de_json(raw, bot) for raw in updates])

    async def settled(self, within: float = 5.0) -> list[str]:
        """Wait until nothing waits any longer; all texts sent so far."""
        async with asyncio.timeout(within):
            await self.bench.application.update_queue.join()
        return self.texts()

    def texts(self) -> list[str]:
        return [sent["text"] for sent in self.bench.request.sent()]

    async def kept(self) -> list[int]:
        """Numbers of what is still in the inbox."""
        return [one.number for one in await self.cases.inbox.waiting()]

    def stop(self) -> None:
        processor = self.bench.application.update_processor
        assert isinstance(processor, OrderInChat)
        processor.stop()


@asynccontextmanager
async def channel(
    folder: Path, dialogue: FakeDialogue | None = None, gate: Gate | None = None
) -> AsyncIterator[Channel]:
    """Begins with what the one before in the same folder has left."""
    inbox = Inbox.of_bot(BOT, Storage(folder))
    cases = Cases(inbox)
    async with bench(dialogue or FakeDialogue(echo), cases=cases, gate=gate) as desk:
        intake = Intake(desk.application.bot, cases, desk.application.update_queue, gate)
        await intake.replay()
        await desk.application.start()
        yield Channel(desk, cases, intake)
        if gate is not None:
            await gate.close()
        await desk.application.stop()
    inbox.close()


@asynccontextmanager
async def replica(
    storage: Storage, name: str, dialogue: FakeDialogue, gate: Gate | None = None
) -> AsyncIterator[Channel]:
    """One of several that answer for the same bot; it beats only when a test says so."""
    clerk = Clerk(storage.inbox(), storage.inbox(durable=True))
    with closing(SharedInbox(clerk, SharedRows(BOT, name, name))) as inbox:
        cases = Cases(inbox)
        async with bench(dialogue, cases=cases, gate=gate) as desk:
            intake = Intake(desk.application.bot, cases, desk.application.update_queue, gate)
            inbox.hand_to(intake.receive)
            await inbox.beat()
            await desk.application.start()
            try:
                yield Channel(desk, cases, intake)
            finally:
                await desk.application.stop()


async def left_behind(
    folder: Path, *updates: dict[str, Any], attempts: int = 0, sent: tuple[str, ...] = (), ago: int = 0
) -> None:
    """As if a process had been killed after it had begun `attempts` times and sent the messages marked so."""
    inbox = Inbox.of_bot(BOT, Storage(folder))
    async with bench() as desk:
        intake = Intake(desk.application.bot, Cases(inbox), asyncio.Queue())
        await intake.take([Update.de_json(raw, desk.application.bot) for raw in updates])
    await inbox._clerk.write(lambda connection: connection.execute(update(table).values(kept_at=time() - ago)))
    for raw in updates:
        for _ in range(attempts):
            await inbox.begin(raw["update_id"])
        for mark in sent:
            await inbox.sent(raw["update_id"], mark)
    inbox.close()
