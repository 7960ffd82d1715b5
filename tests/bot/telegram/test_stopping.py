from __future__ import annotations

import asyncio
import signal
from contextlib import suppress

import pytest

from bot.telegram.stopping import SIGNALS, Stop, Stopped


@pytest.mark.parametrize("number", SIGNALS)
async def test_a_signal_breaks_off_work_that_keeps_the_loop_waiting(number: signal.Signals) -> None:
    went_on: list[bool] = []

    def work() -> None:
        with suppress(Exception):
            signal.raise_signal(number)
        went_on.append(True)

    with pytest.raises(Stopped):
        Stop().during(work)
    assert went_on == []


async def test_a_signal_whose_exception_a_library_swallows_still_stops() -> None:
    def swallowing() -> None:
        with suppress(BaseException):
            signal.raise_signal(signal.SIGTERM)

    with pytest.raises(Stopped):
        Stop().during(swallowing)


async def test_after_undisturbed_work_a_signal_ends_what_is_awaited() -> None:
    stop, cancelled = Stop(), asyncio.Event()

    async def endless() -> None:
        try:
            signal.raise_signal(signal.SIGTERM)
            await asyncio.sleep(60)
        finally:
            cancelled.set()

    assert stop.during(lambda: 42) == 42
    assert await stop.unless_asked(endless()) is False
    assert cancelled.is_set()
    await asyncio.wait_for(stop.or_event(asyncio.Event()), 1)


async def test_work_that_fails_tells_why() -> None:
    async def broken() -> None:
        raise OSError("disk")

    def also_broken() -> None:
        raise ValueError("value")

    with pytest.raises(OSError, match="disk"):
        await Stop().unless_asked(broken())
    with pytest.raises(ValueError, match="value"):
        Stop().during(also_broken)
