"""An event loop whose clock skips what nobody does anything in: minutes of waiting pass at once."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

R = TypeVar("R")


class _Selector(selectors.DefaultSelector):
    skipped = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        events = super().select(0)
        if not events and timeout is not None:
            self.skipped += max(0.0, timeout)
        return events


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._clock = _Selector()
        super().__init__(self._clock)

    def time(self) -> float:
        return super().time() + self._clock.skipped


def skipping(work: Coroutine[Any, Any, R]) -> R:
    """What `work` returns; it must wait for nothing but time."""
    with asyncio.Runner(loop_factory=_Loop) as runner:
        return runner.run(work)
