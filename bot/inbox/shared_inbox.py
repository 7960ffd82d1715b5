"""The inbox that several replicas share: each chat is answered by one of them at a time.

What cannot be written is not taken in, so that Telegram brings it again: without the database nobody knows what the
others do.
"""

from __future__ import annotations

import logging
import math
import secrets
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection

from bot.inbox.clerk import Clerk, Work
from bot.inbox.inbox import Inbox
from bot.inbox.kept import Kept
from bot.inbox.memory_rows import Memory, MemoryRows, Person
from bot.inbox.shared_rows import Roll, SharedRows
from bot.inbox.watch import LEASE, Watch
from bot.storage.database import StorageError
from bot.storage.storage import Storage

_log = logging.getLogger(__name__)

FENCE = 0.7 * LEASE
"""Seconds after the last beat from which on nothing more is sent: soon the others take over."""

EXCHANGE_SECONDS, LANGUAGE_SECONDS = 600, 30 * 86_400
"""How long what replicas remember together is kept: as long as a single process remembers it."""

Receive = Callable[[Kept, bool], Awaitable[None]]
"""Gets what came in elsewhere and is to be answered here; whether another replica has let it in."""


@dataclass(frozen=True, slots=True)
class _Owed:
    """A change that the database still has to hear of; `numbers` are done with it."""

    work: Work[Any]
    numbers: frozenset[int] = frozenset()


class SharedInbox(Inbox):
    """`beat` is to be called every second; until it has been, nothing is answered."""

    meanwhile = "nothing is taken in until it can; Telegram brings it again"

    def __init__(
        self, clerk: Clerk, rows: SharedRows, watch: Watch | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(clerk, rows)
        self.watch = watch or Watch()
        self._shared = rows
        self._memories = MemoryRows(rows.bot)
        self._now = now
        self._receive: Receive = _nobody
        self._reserved: Callable[[], frozenset[int]] | None = None
        self._at_hand: set[int] = set()
        self._owed: list[_Owed] = []
        self._beaten = -math.inf
        self._joined = self._leads = False

    @classmethod
    def of_bot(cls, bot: int, storage: Storage) -> SharedInbox:
        rows = SharedRows(bot, storage.place, secrets.token_hex(8))
        return cls(Clerk(storage.inbox(), storage.inbox(durable=True)), rows)

    @property
    def holds(self) -> bool:
        return self._now() - self._beaten < FENCE

    @property
    def leads(self) -> bool:
        """Whether this one of all replicas does what only one may do."""
        return self._leads and self.holds

    def reserve(self, chats: Callable[[], frozenset[int]]) -> None:
        """No other replica answers these; asked with each beat, on another thread."""
        self._reserved = chats

    def hand_to(self, receive: Receive) -> None:
        self._receive = receive

    async def beat(self) -> None:
        """Tell the others that this one lives, and take over what belonged to those that have ended."""
        began, owed, first = self._now(), tuple(self._owed), not self._joined
        try:
            roll = await self._attempt(partial(self._beat, owed, first, dict(self.watch.dead), set(self._at_hand)))
        except StorageError:
            return
        del self._owed[: len(owed)]
        self._at_hand.difference_update(*(one.numbers for one in owed))
        if roll.replaced:
            self._replaced()
            return
        self._joined, self._leads, self._beaten = True, roll.leads, began
        self.watch.saw(roll.beats)
        await self._hand(roll.inherited, inherited=True)
        await self._hand(roll.handed, inherited=first)

    async def leave(self) -> None:
        """The others take what waits."""
        self._beaten = -math.inf
        await self._write(self._shared.leave, otherwise=None)

    async def keep(self, arrivals: Sequence[Kept]) -> frozenset[int]:
        """Which of them are new and to be answered here; raises StorageError."""
        if not arrivals:
            return frozenset()
        new, handed = await self._attempt(partial(self._keep, arrivals), durable=True)
        self._at_hand |= new
        await self._hand(handed)
        return new

    async def waiting(self) -> tuple[Kept, ...]:
        """Nothing: whatever waits comes with the first beat."""
        await self.purge()
        return ()

    async def begin(self, number: int) -> bool:
        """Not where another replica has it by now, or may have it."""
        mine = self.holds and await self._write(partial(self._rows.begin, number), otherwise=False)
        if not mine:
            self._at_hand.discard(number)
        return mine

    async def release(self, number: int) -> None:
        self._at_hand.discard(number)
        await self.survived(number)

    async def done(self, numbers: Iterable[int]) -> None:
        gone = frozenset(numbers)
        try:
            handed = await self._attempt(partial(self._done, gone))
        except StorageError:
            self._owed.append(_Owed(partial(self._rows.done, gone), gone))
            return
        self._at_hand -= gone
        await self._hand(handed)

    async def recall(self, person: Person) -> Memory:
        """What whoever answered last has remembered; raises StorageError."""
        return await self._attempt(partial(self._memories.recall, person))

    async def remember(self, person: Person, before: Memory, now: Memory) -> None:
        await self._record(partial(self._memories.remember, person, before, now))

    async def purge(self) -> int:
        await self._write(self._forget_old, otherwise=None)
        return await super().purge()

    def _proves(self, durable: bool) -> bool:
        """The database answers: it does not share this disk."""
        return True

    async def _record(self, work: Work[None]) -> None:
        try:
            await self._attempt(work)
        except StorageError:
            self._owed.append(_Owed(work))

    async def _hand(self, rows: Iterable[Kept], *, inherited: bool = False) -> None:
        """In the order in which citizens have written."""
        for one in sorted(rows, key=lambda one: (inherited and one.attempts == 0, one.attempts, one.number)):
            if one.number not in self._at_hand:
                self._at_hand.add(one.number)
                await self._receive(one, inherited)

    def _replaced(self) -> None:
        if self._beaten > -math.inf:
            _log.critical("another process on a machine of this name has the same data folder; stop one of them")
        self._beaten, self._leads = -math.inf, False

    def _beat(
        self, owed: Sequence[_Owed], first: bool, dead: dict[str, int], but: set[int], connection: Connection
    ) -> Roll:
        for one in owed:
            one.work(connection)
        self._forget_old(connection)
        if first:
            self._shared.join(connection)
        if self._reserved:
            self._shared.reserve(self._reserved(), connection)
        return self._shared.beat(dead, but, connection)

    def _forget_old(self, connection: Connection) -> None:
        now = int(time.time())
        self._memories.forget_before(now - EXCHANGE_SECONDS, now - LANGUAGE_SECONDS, connection)

    def _keep(self, arrivals: Sequence[Kept], connection: Connection) -> tuple[frozenset[int], tuple[Kept, ...]]:
        """What the others have taken in of these chats goes before."""
        new = self._shared.keep(arrivals, connection)
        numbers = {one.number for one in arrivals}
        earlier = self._shared.mine({one.chat for one in arrivals}, self._at_hand, connection)
        return new, tuple(one for one in earlier if one.number not in numbers)

    def _done(self, numbers: frozenset[int], connection: Connection) -> tuple[Kept, ...]:
        chats = self._shared.chats_of(numbers, connection)
        self._shared.done(numbers, connection)
        return self._shared.mine(chats, self._at_hand, connection)


async def _nobody(kept: Kept, inherited: bool) -> None:
    """Nobody answers yet."""
