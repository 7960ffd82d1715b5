"""The one place where blocking work leaves the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from threading import BoundedSemaphore
from time import perf_counter
from typing import ParamSpec, TypeVar

from bot.operations.meter import UNMEASURED, Meter, Step

P = ParamSpec("P")
R = TypeVar("R")

USUAL = 0.1
"""Seconds a piece of work is taken to take until some have been done."""

MEMORY = 0.05
"""Weight of the last piece of work in the average."""


class WorkersBusy(Exception):
    """More work waits than can be done in a reasonable time."""


class Workers:
    """A few threads with a bounded queue; whoever comes when it is full is told so at once."""

    def __init__(
        self,
        threads: int = 2,
        waiting: int = 200,
        patience: float = 60.0,
        name: str = "dialogue",
        meter: Meter = UNMEASURED,
    ) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._places = BoundedSemaphore(threads + waiting)
        self._patience = patience
        self._meter = meter
        self._waiting: set[object] = set()
        self._threads = threads
        self._average = USUAL

    @property
    def waiting(self) -> int:
        """How many pieces of work no thread has begun yet."""
        return len(self._waiting)

    @property
    def pace(self) -> float:
        """Seconds from the end of one piece of work to the end of the next, when there is always some."""
        return self._average / self._threads

    async def run(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The result of `work`; raises WorkersBusy when the queue is full and TimeoutError when it takes too long."""
        if not self._places.acquire(blocking=False):
            raise WorkersBusy("the queue of questions is full")
        future = self._pool.submit(copy_context().run, self._timed(partial(work, *args, **kwargs)))
        future.add_done_callback(lambda _: self._places.release())  # a thread is free when its work ends, not before
        async with asyncio.timeout(self._patience):
            return await asyncio.wrap_future(future)

    def _timed(self, work: Callable[[], R]) -> Callable[[], R]:
        began, mark = perf_counter(), object()
        self._waiting.add(mark)

        def timed() -> R:
            self._waiting.discard(mark)
            started = perf_counter()
            self._meter.took(Step.QUEUE, started - began)
            try:
                return work()
            finally:
                self._average += MEMORY * (perf_counter() - started - self._average)

        return timed

    def close(self) -> None:
        """Wait for nothing: what was asked for has been awaited before."""
        self._waiting.clear()
        self._pool.shutdown(wait=False, cancel_futures=True)
