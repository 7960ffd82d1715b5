"""Updates that wait for the bot: one long poll at a time, and forgotten only when they are acknowledged."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable

from tests.bot_api.bell import Bell
from tests.bot_api.refusal import Json, Refusal

OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
LONGEST_POLL = 50
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    def __init__(self) -> None:
        self.pending: list[Json] = []
        self.bell = Bell()
        self.polls = 0
        self._numbers = itertools.count(1000)
        self._allowed: frozenset[str] = frozenset()
        self._poller = 0
        self._interruption = OTHER_POLLER

    def number(self) -> int:
        return next(self._numbers)

    def add(self, update: Json) -> None:
        self.pending.append(update)
        self.bell.ring()

    def acknowledge(self, update: Json) -> None:
        self.pending = [waiting for waiting in self.pending if waiting is not update]

    def clear(self) -> None:
        self.pending = []

    def allow(self, kinds: Iterable[str] | None) -> None:
        """None keeps the last choice; an empty list means all but the rare kinds."""
        if kinds is not None:
            self._allowed = frozenset(kinds)

    def wants(self, kind: str) -> bool:
        return kind in self._allowed if self._allowed else kind not in NOT_BY_DEFAULT

    @property
    def allowed(self) -> list[str]:
        return sorted(self._allowed)

    def interrupt(self, reason: str) -> None:
        """End the long poll that is open."""
        self._interruption = reason
        self._poller += 1
        self.bell.ring()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        self.interrupt(OTHER_POLLER)
        mine = self._poller
        self.polls += 1
        self._forget_before(offset)
        until = time.monotonic() + min(seconds, LONGEST_POLL)
        while not self.pending and (left := until - time.monotonic()) > 0:
            await self.bell.heard(left)
            if self._poller != mine:
                raise Refusal(409, f"Conflict: {self._interruption}")
        return self.pending[:limit]

    def _forget_before(self, offset: int) -> None:
        if offset > 0:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]
        elif offset < 0:
            self.pending = self.pending[offset:]
