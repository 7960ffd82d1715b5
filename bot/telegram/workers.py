"""The one place where blocking work leaves the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import BoundedSemaphore
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class WorkersBusy(Exception):
    """More work waits than can be done in a reasonable time."""


class Workers:
    """A few threads with a bounded queue; whoever comes when it is full is told so at once."""

    def __init__(self, threads: int = 2, waiting: int = 200, patience: float = 60.0) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="dialogue")
        self._places = BoundedSemaphore(threads + waiting)
        self._patience = patience

    async def run(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The result of `work`; raises WorkersBusy when the queue is full and TimeoutError when it takes too long."""
        if not self._places.acquire(blocking=False):
            raise WorkersBusy("the queue of questions is full")
        future = self._pool.submit(partial(work, *args, **kwargs))
        future.add_done_callback(lambda _: self._places.release())  # a thread is free when its work ends, not before
        async with asyncio.timeout(self._patience):
            return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Wait for nothing: what was asked for has been awaited before."""
        self._pool.shutdown(wait=False, cancel_futures=True)
