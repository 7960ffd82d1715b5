"""How the service is: which phase it is in, what is looked at, and what operators read of it."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.operations.check import Check, Look
from bot.operations.figure import Figure
from bot.operations.meters import Meters

_log = logging.getLogger(__name__)

BEAT = 0.5
"""Seconds between two beats of the event loop."""
STILL = 30.0
"""Seconds without a beat after which the event loop counts as stuck."""
LONGEST_LOADING = 1800.0
"""Seconds; unpacking the model and building the first snapshot keep the event loop waiting."""


class Phase(StrEnum):
    LOADING = "loading"
    ANSWERING = "answering"
    STOPPING = "stopping"


@dataclass(frozen=True, slots=True)
class Report:
    """`degraded`: what is not as it should be while answers go on."""

    ready: bool
    phase: Phase
    checks: dict[str, Check]

    @property
    def degraded(self) -> list[str]:
        return [name for name, check in self.checks.items() if not check.ok]

    def as_json(self) -> dict[str, Any]:
        checks = {name: check.as_json() for name, check in self.checks.items()}
        return {"ready": self.ready, "phase": self.phase.value, "degraded": self.degraded, "checks": checks}


class Operations:
    """Parts register what can be looked at; nothing here is about a person."""

    def __init__(self) -> None:
        self.meters = Meters()
        self.phase = Phase.LOADING
        self._looks: dict[str, Look] = {}
        self._beaten = time.monotonic()
        self.meters.show(self._figures)

    def watch(self, name: str, look: Look) -> None:
        self._looks[name] = look

    def begin(self, phase: Phase) -> None:
        self._beaten = time.monotonic()
        self.phase = phase

    async def beat(self) -> None:
        """For ever, on the event loop that answers citizens."""
        while True:
            due = time.monotonic() + BEAT
            await asyncio.sleep(BEAT)
            self._beaten = time.monotonic()
            self.meters.lagged(self._beaten - due)

    @property
    def alive(self) -> bool:
        """Whether the event loop moves; while loading it has leave to stand still."""
        patience = LONGEST_LOADING if self.phase is Phase.LOADING else STILL
        return time.monotonic() - self._beaten < patience

    def report(self) -> Report:
        checks = {name: _looked(look) for name, look in self._looks.items()}
        ready = self.phase is Phase.ANSWERING and self.alive
        return Report(ready and all(check.ok for check in checks.values() if check.needed), self.phase, checks)

    def _figures(self) -> list[Figure]:
        report = self.report()
        return [
            Figure("ready", "1 if citizens are answered as they should be.", report.ready),
            Figure("alive", "1 if the event loop moves.", self.alive),
            *(
                Figure("degraded", "1 if this part does not work as it should.", not check.ok, {"part": name})
                for name, check in report.checks.items()
            ),
        ]


def _looked(look: Look) -> Check:
    try:
        return look()
    except Exception as exc:  # the part is broken in a way that nobody foresaw
        return Check(False, f"cannot be looked at ({type(exc).__name__})")
