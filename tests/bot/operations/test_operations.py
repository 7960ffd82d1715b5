"""Phases, checks and what becomes of them: alive, ready, limited."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.operations import operations as room
from bot.operations.check import Check
from bot.operations.operations import Operations, Phase
from tests.bot.operations.dashboard import shown_names


def answering(**checks: Check) -> Operations:
    operations = Operations()
    for name, check in checks.items():
        operations.watch(name, lambda check=check: check)  # type: ignore[misc]  # the loop's value, kept
    operations.begin(Phase.ANSWERING)
    return operations


def broken() -> Check:
    raise ZeroDivisionError("what a citizen wrote")


def test_while_loading_it_is_alive_but_not_ready() -> None:
    operations = Operations()
    assert (operations.alive, operations.report().ready, operations.phase) == (True, False, Phase.LOADING)


def test_it_is_ready_when_everything_needed_is_well() -> None:
    report = answering(journal=Check(True), encoder=Check(False, "fails", needed=False)).report()
    assert (report.ready, report.degraded) == (True, ["encoder"])


def test_it_is_not_ready_without_something_needed() -> None:
    report = answering(journal=Check(False, "the disk is full"), encoder=Check(True)).report()
    assert report.as_json() == {
        "ready": False,
        "phase": "answering",
        "degraded": ["journal"],
        "checks": {
            "journal": {"ok": False, "needed": True, "detail": "the disk is full"},
            "encoder": {"ok": True, "needed": True, "detail": ""},
        },
    }


def test_while_stopping_it_is_not_ready() -> None:
    operations = answering()
    operations.begin(Phase.STOPPING)
    assert (operations.report().ready, operations.alive) == (False, True)


def test_a_part_that_cannot_be_looked_at_counts_as_broken_and_its_words_are_not_shown() -> None:
    operations = answering()
    operations.watch("journal", broken)
    assert operations.report().checks == {"journal": Check(False, "cannot be looked at (ZeroDivisionError)")}


async def test_a_stuck_event_loop_is_not_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "BEAT", 0.01)
    monkeypatch.setattr(room, "STILL", 0.2)
    operations = answering()
    beating = asyncio.create_task(operations.beat())
    await asyncio.sleep(0.25)
    assert operations.alive
    time.sleep(0.3)  # noqa: ASYNC251  # the fault itself: blocking work on the event loop
    assert not operations.alive
    await asyncio.sleep(0.05)
    assert operations.alive
    beating.cancel()
    lag = [line for line in operations.meters.exposition().decode().splitlines() if "lag_seconds_sum" in line]
    assert 0.2 < float(lag[0].split()[1]) < 2.0


def test_ready_and_limited_parts_are_figures() -> None:
    shown = answering(journal=Check(False), encoder=Check(True)).meters.exposition().decode()
    assert "strategiebot_ready 0.0" in shown
    assert 'strategiebot_degraded{part="journal"} 1.0' in shown
    assert 'strategiebot_degraded{part="encoder"} 0.0' in shown
    assert "strategiebot_alive" in shown_names(shown)
