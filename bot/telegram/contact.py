"""Whether Telegram is in touch with this process; for the watchdog, and for whoever shows the bot's health."""

from __future__ import annotations

import asyncio
import time

SILENCE = 90.0
"""Seconds without a word from Telegram after which the process ends, so that its supervisor starts it anew."""

RECENT = 60.0
"""Seconds for which a conflict with another process counts."""


class Contact:
    """`heard_at` is Unix time, None before the first success; `lost` is set once the process should end."""

    def __init__(self, silence: float = SILENCE) -> None:
        self.lost = asyncio.Event()
        self.why = ""
        self.heard_at: float | None = None
        self.conflict_at: float | None = None
        self.refused = False
        self._silence = silence
        self._last = time.monotonic()

    @property
    def healthy(self) -> bool:
        """Telegram answers, knows the token, and gives the updates to no other process."""
        return not (self.lost.is_set() or self.refused or self.conflicting or self.silent_for() > self._silence)

    @property
    def conflicting(self) -> bool:
        """Another process takes this bot's updates."""
        return self.conflict_at is not None and time.time() - self.conflict_at < RECENT

    def silent_for(self) -> float:
        """Seconds since Telegram last answered, or since the start."""
        return time.monotonic() - self._last

    def heard(self) -> None:
        self.heard_at, self.refused, self._last = time.time(), False, time.monotonic()

    def conflict(self) -> bool:
        """Another process takes this bot's updates; whether this is news."""
        before, self.conflict_at = self.conflict_at, time.time()
        return before is None or self.conflict_at - before > RECENT

    def lose(self, why: str) -> None:
        if not self.lost.is_set():
            self.why = why
            self.lost.set()

    async def watch(self) -> None:
        """Until contact is lost; what was before, loading above all, does not count."""
        self._last = time.monotonic()
        while not self.lost.is_set():
            await asyncio.sleep(min(1.0, self._silence / 4))
            if self.silent_for() > self._silence:
                self.lose(f"Telegram has not answered for {self._silence:.0f} seconds; check the network, start anew")
