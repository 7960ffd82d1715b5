"""Deletes what has been kept long enough: at the start, and every night."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.logs.logger import logger
from bot.logs.request import Stopwatch

Purge: TypeAlias = Callable[[], Awaitable[int]]
"""Deletes what is too old; how much there was."""

_log = logger(__name__)

HOUR = 2
"""UTC; few people write then."""


class Retention:
    """`purges` by the key of their holding; one that fails is told and keeps none of the others from running."""

    def __init__(self, purges: Mapping[str, Purge]) -> None:
        self._purges = dict(purges)
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def start(self) -> None:
        """Inside the event loop. A night that the machine slept through is made up for."""
        at_once = datetime.now(UTC)
        once = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler.add_job(self.run, "cron", hour=HOUR, next_run_time=at_once, **once)
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    async def run(self) -> None:
        watch, counts, failed = Stopwatch(), {}, []
        for key, purge in self._purges.items():
            try:
                counts[key] = await purge()
            except Exception as error:
                failed.append(key)
                _log.error("old data not deleted, next try tomorrow; look at the data folder", of=key, exc_info=error)
        _log.info("old data deleted", failed=failed, ms=watch.ms, **counts)
