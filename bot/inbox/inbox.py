"""What has arrived and is not answered yet, so that no end of the process loses it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TypeVar

from bot.inbox.clerk import Clerk, Work
from bot.inbox.kept import Kept
from bot.inbox.rows import Rows
from bot.storage.database import StorageError
from bot.storage.storage import Storage

_log = logging.getLogger(__name__)
R = TypeVar("R")

REMEMBERED_DAYS = 3
"""Telegram offers an update for one day."""

WAITING_DAYS = 2
"""Whoever has waited longer for an answer has asked elsewhere."""

REMEMBERED = 500_000
"""Numbers of answered updates at most; some ten megabytes."""


class Inbox:
    """Never fails its caller: what cannot be written is answered all the same, and `writable` says so."""

    meanwhile = "answers go on, but an end of the process would lose questions"
    """What it means that nothing can be written."""

    def __init__(self, clerk: Clerk, rows: Rows) -> None:
        self._clerk = clerk
        self._rows = rows
        self._writable = True

    @classmethod
    def of_bot(cls, bot: int, storage: Storage) -> Inbox:
        """That of the bot with this number."""
        return cls(Clerk(storage.inbox(), storage.inbox(durable=True)), Rows(bot))

    @property
    def holds(self) -> bool:
        """Whether what is in work here is in work nowhere else."""
        return True

    @property
    def writable(self) -> bool:
        """Whether the last thing to be written was."""
        return self._writable

    async def keep(self, arrivals: Sequence[Kept]) -> frozenset[int]:
        """Which of them are new: neither waiting nor answered. From now on they outlive process and power cut."""
        everything = frozenset(one.number for one in arrivals)
        if not arrivals:
            return everything
        return await self._write(partial(self._rows.keep, arrivals), otherwise=everything, durable=True)

    async def waiting(self) -> tuple[Kept, ...]:
        """All that is not answered, oldest first, but for what is too old for an answer."""
        await self.purge()
        return await self._write(self._rows.waiting, otherwise=())

    async def purge(self) -> int:
        """Delete what nobody could answer in `WAITING_DAYS`, how much there was; forget numbers answered long ago."""
        await self._write(partial(self._rows.purge, REMEMBERED_DAYS, REMEMBERED), otherwise=None)
        too_old = int(time.time() - WAITING_DAYS * 86_400)
        return await self._write(partial(self._rows.give_up, too_old), otherwise=0)

    async def of(self, chat: int) -> tuple[Kept, ...]:
        """What is not answered of one chat, oldest first."""
        return await self._write(partial(self._rows.of, chat), otherwise=())

    async def begin(self, number: int) -> bool:
        """Answering is about to begin; whether it may."""
        return await self._write(partial(self._rows.begin, number), otherwise=True)

    async def survived(self, number: int) -> None:
        """Answering has not succeeded, but the process has outlived it."""
        await self._record(partial(self._rows.survived, number))

    async def release(self, number: int) -> None:
        """It is answered elsewhere, or later."""
        await self.survived(number)

    async def sent(self, number: int, marks: str) -> None:
        """One message of the answer has gone out; its marks, with blanks between them."""
        await self._record(partial(self._rows.sent, number, marks))

    async def done(self, numbers: Iterable[int]) -> None:
        """Nothing of them is kept but the number."""
        await self._record(partial(self._rows.done, tuple(numbers)))

    async def forget(self, chat: int) -> None:
        """Nothing of this chat is kept."""
        await self._record(partial(self._rows.forget, chat))

    def close(self) -> None:
        self._clerk.close()

    async def _record(self, work: Work[None]) -> None:
        await self._write(work, otherwise=None)

    async def _write(self, work: Work[R], otherwise: R, *, durable: bool = False) -> R:
        try:
            return await self._attempt(work, durable=durable)
        except StorageError:
            return otherwise

    async def _attempt(self, work: Work[R], *, durable: bool = False) -> R:
        try:
            result = await self._clerk.write(work, durable=durable)
        except StorageError as error:
            if self._writable:
                _log.critical("%s; %s", error, self.meanwhile)
            self._writable = False
            raise
        if self._proves(durable) and not self._writable:
            _log.warning("the inbox can be written again")
            self._writable = True
        return result

    def _proves(self, durable: bool) -> bool:
        """Whether such work would have failed if nothing could be written: what changes no row finds room on a full
        disk, too."""
        return durable
