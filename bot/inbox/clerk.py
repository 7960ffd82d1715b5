"""Writes off the event loop: what is asked for while a transaction is under way goes into the next one together."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from bot.storage.database import Database, StorageError

R = TypeVar("R")
Work = Callable[[Connection], R]

TIDY_AFTER = 5.0
"""Seconds until what was deleted is taken out of the write-ahead log, too."""


@dataclass(frozen=True, slots=True)
class _Job(Generic[R]):
    work: Work[R]
    future: asyncio.Future[R]
    durable: bool


class Clerk:
    """One thread. A transaction costs the disk the same for one piece of work as for a hundred."""

    def __init__(self, quick: Database, durable: Database) -> None:
        """Two ways to the same database."""
        self._quick, self._durable = quick, durable
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inbox")
        self._waiting: list[_Job[Any]] = []
        self._round: asyncio.Task[None] | None = None
        self._tidying: asyncio.TimerHandle | None = None

    async def write(self, work: Work[R], *, durable: bool = False) -> R:
        """What `work` returns, once an end of the process no longer undoes it; raises StorageError.

        `durable` outlives a power cut, too; that costs some milliseconds more.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[R] = loop.create_future()
        self._waiting.append(_Job(work, future, durable))
        if self._round is None:
            self._round = loop.create_task(self._write_all())
        if self._tidying is None:
            self._tidying = loop.call_later(TIDY_AFTER, self._start_tidying)
        return await future

    def close(self) -> None:
        """Leaves nothing deleted behind; what waits is no longer written."""
        if self._tidying is not None:
            self._tidying.cancel()
            self._thread.submit(self._tidy)
        self._thread.shutdown(wait=True)
        self._quick.close()
        self._durable.close()

    async def _write_all(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                outcomes = await loop.run_in_executor(self._thread, self._commit, batch)
                for job, outcome in zip(batch, outcomes, strict=True):
                    _settle(job.future, outcome)
        finally:
            self._round = None

    def _start_tidying(self) -> None:
        self._tidying = None
        self._thread.submit(self._tidy)

    def _commit(self, batch: Sequence[_Job[Any]]) -> Sequence[Any]:
        database = self._durable if any(job.durable for job in batch) else self._quick
        try:
            with database.writing() as connection:
                return [job.work(connection) for job in batch]
        except Exception as error:  # whoever waits is told; a fault here must not leave them waiting
            return [error] * len(batch)

    def _tidy(self) -> None:
        with contextlib.suppress(StorageError):
            self._quick.empty_log()


def _settle(future: asyncio.Future[Any], outcome: object) -> None:
    if future.done():  # nobody waits any longer
        return
    if isinstance(outcome, BaseException):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)
