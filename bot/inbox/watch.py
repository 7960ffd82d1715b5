"""Which replicas have ended: told by their beats, without comparing clocks."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

LEASE = 10.0
"""Seconds without a beat after which a replica counts as ended, and the others take over what it had."""


class Watch:
    """Whoever has not been watched for a whole lease lives: after an outage of the database, or after this process has
    stood still, all get time to come back."""

    def __init__(self, lease: float = LEASE, now: Callable[[], float] = time.monotonic) -> None:
        self._lease = lease
        self._now = now
        self._looked = now()
        self._seen: dict[str, tuple[int, float]] = {}
        self.dead: dict[str, int] = {}

    @property
    def others(self) -> int:
        """How many live beside this one."""
        return len(self._seen) - len(self.dead)

    def saw(self, beats: Mapping[str, int]) -> None:
        """`dead` are then those that have not beaten for a lease, with their last beats."""
        now, before = self._now(), self._seen
        if now - self._looked > self._lease / 2:
            before = {}
        self._looked = now
        self._seen = {
            name: before[name] if name in before and before[name][0] == beat else (beat, now)
            for name, beat in beats.items()
        }
        self.dead = {name: beat for name, (beat, at) in self._seen.items() if now - at >= self._lease}
