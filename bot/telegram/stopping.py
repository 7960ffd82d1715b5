"""SIGINT and SIGTERM: they end what is awaited, and what keeps the event loop waiting."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from types import FrameType
from typing import TypeVar

R = TypeVar("R")

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(BaseException):
    """Raised in the middle of work that a signal breaks off; no `except Exception` on the way takes it for a fault."""


class Stop:
    """Made inside the event loop of the main thread; from then on a signal is a wish, and no longer the end."""

    def __init__(self) -> None:
        self._asked = asyncio.Event()
        self._listen()

    async def or_event(self, event: asyncio.Event) -> None:
        """Until a signal comes or the event happens."""
        waiting = [asyncio.create_task(self._asked.wait()), asyncio.create_task(event.wait())]
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()

    async def unless_asked(self, work: Coroutine[None, None, None]) -> bool:
        """Whether the work was done before a signal came; then it is cancelled."""
        task, stop = asyncio.create_task(work), asyncio.create_task(self._asked.wait())
        await asyncio.wait((task, stop), return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if task.done():
            task.result()
            return True
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        return False

    def during(self, work: Callable[[], R]) -> R:
        """What `work` makes in this thread while the loop waits; a signal breaks it off by raising Stopped.

        A thread of its own would have to end before the process can.
        """
        for number in SIGNALS:
            signal.signal(number, self._break_off)
        try:
            result = work()
        finally:
            self._listen()
        if self._asked.is_set():  # a library has swallowed the exception
            raise Stopped
        return result

    def _listen(self) -> None:
        for number in SIGNALS:
            asyncio.get_running_loop().add_signal_handler(number, self._asked.set)

    def _break_off(self, number: int, frame: FrameType | None) -> None:
        self._asked.set()
        raise Stopped
