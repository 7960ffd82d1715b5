from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.privacy.retention import HOUR, Retention


async def test_old_data_is_deleted_at_the_start_and_the_next_run_is_at_night(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "bot.privacy")
    done = asyncio.Event()

    async def purge() -> int:
        done.set()
        return 3

    retention = Retention({"questions": purge})
    retention.start()
    await asyncio.wait_for(done.wait(), 5)
    await asyncio.sleep(0.05)
    (job,) = retention._scheduler.get_jobs()
    retention.stop()
    assert job.misfire_grace_time is None
    assert job.next_run_time.hour == HOUR
    assert timedelta(0) < job.next_run_time - datetime.now(UTC) <= timedelta(days=1)
    (record,) = caplog.records
    assert (record.getMessage(), vars(record)["questions"], vars(record)["failed"]) == ("old data deleted", 3, [])


async def test_a_stalled_loop_skips_no_run() -> None:
    ran: list[int] = []

    async def purge() -> int:
        ran.append(1)
        return 0

    retention = Retention({"questions": purge})
    retention.start()
    time.sleep(2)  # noqa: ASYNC251  # the stall
    await asyncio.sleep(0.1)
    retention.stop()
    assert ran == [1]


async def test_one_that_fails_is_told_by_type_and_the_others_run(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "bot.privacy")

    async def broken() -> int:
        raise OSError("geheim")

    async def purge() -> int:
        return 1

    await Retention({"messages": broken, "questions": purge}).run()
    failure, summary = caplog.records
    assert vars(failure)["of"] == "messages"
    assert vars(summary)["failed"] == ["messages"]
    assert vars(summary)["questions"] == 1
