"""Replicas that share an inbox: one of them answers a chat, and when it ends, another does."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from bot.inbox.clerk import Clerk
from bot.inbox.kept import Kept
from bot.inbox.shared_inbox import FENCE, SharedInbox
from bot.inbox.shared_rows import SharedRows
from bot.inbox.watch import LEASE, Watch
from bot.storage.database import StorageError
from bot.storage.storage import Storage

if TYPE_CHECKING:
    from tests.postgresql import Server

BOT = 42


def kept(number: int, chat: int = 7) -> Kept:
    return Kept(number, chat, int(time.time()), "{}")


@dataclass
class Replica:
    """With a clock of its own; `got` is what it was handed, with a word for what another replica had let in."""

    inbox: SharedInbox
    clock: list[float]
    got: list[tuple[int, str]] = field(default_factory=list)

    async def receive(self, kept: Kept, inherited: bool) -> None:
        self.got.append((kept.number, "inherited" if inherited else "handed"))

    async def beats(self, seconds: float = 0.0) -> None:
        """One a second."""
        for _ in range(int(seconds)):
            self.clock[0] += 1.0
            await self.inbox.beat()


@asynccontextmanager
async def replica(storage: Storage, name: str, process: str = "") -> AsyncIterator[Replica]:
    clock = [0.0]
    clerk, rows = Clerk(storage.inbox(), storage.inbox(durable=True)), SharedRows(BOT, name, process or name)
    inbox = SharedInbox(clerk, rows, Watch(now=lambda: clock[0]), now=lambda: clock[0])
    one = Replica(inbox, clock)
    inbox.hand_to(one.receive)
    await inbox.beat()
    yield one
    inbox.close()


async def test_a_chat_is_answered_where_its_first_update_came_in(storage: Storage) -> None:
    async with replica(storage, "a") as a, replica(storage, "b") as b:
        assert await a.inbox.keep([kept(1)]) == {1}
        assert await b.inbox.keep([kept(2), kept(3, chat=8)]) == {3}
        assert (await a.inbox.begin(1), await b.inbox.begin(2), await b.inbox.begin(3)) == (True, False, True)
        await a.inbox.done([1])
        assert (a.got, b.got) == ([(2, "handed")], [])
        await a.inbox.done([2])
        assert await b.inbox.keep([kept(4)]) == {4}


async def test_an_update_that_both_get_is_answered_once(storage: Storage) -> None:
    async with replica(storage, "a") as a, replica(storage, "b") as b:
        assert [await a.inbox.keep([kept(1)]), await b.inbox.keep([kept(1)])] == [{1}, frozenset()]
        await a.inbox.done([1])
        assert [await a.inbox.keep([kept(1)]), await b.inbox.keep([kept(1)])] == [frozenset(), frozenset()]


async def test_what_came_in_elsewhere_goes_before_what_comes_in_now(storage: Storage) -> None:
    async with replica(storage, "a") as a, replica(storage, "b") as b:
        await a.inbox.keep([kept(1)])
        await b.inbox.keep([kept(2)])
        assert await a.inbox.keep([kept(3)]) == {3}
        assert a.got == [(2, "handed")]
        await a.inbox.beat()
        assert a.got == [(2, "handed")]


async def test_what_the_dead_had_is_taken_over_after_a_lease_and_not_before(storage: Storage) -> None:
    async with replica(storage, "a") as a, replica(storage, "b") as b:
        await a.inbox.keep([kept(1), kept(2)])
        await a.inbox.begin(1)
        await b.beats(LEASE)
        assert b.got == []
        await b.beats(2)
        assert b.got == [(1, "inherited"), (2, "inherited")]
        assert b.inbox.watch.others == 0
        assert await a.inbox.begin(2) is False
        await a.inbox.beat()
        assert await b.inbox.keep([kept(3)]) == {3}


async def test_who_beats_keeps_what_it_has(storage: Storage) -> None:
    async with replica(storage, "a") as a, replica(storage, "b") as b:
        await a.inbox.keep([kept(1)])
        for _ in range(int(2 * LEASE)):
            await a.beats(1)
            await b.beats(1)
        assert (b.got, await a.inbox.begin(1)) == ([], True)


async def test_who_cannot_beat_sends_nothing_long_before_others_take_over(storage: Storage) -> None:
    async with replica(storage, "a") as a:
        await a.inbox.keep([kept(1)])
        a.clock[0] += FENCE
        assert (a.inbox.holds, await a.inbox.begin(1)) == (False, False)
        await a.inbox.beat()
        assert (a.inbox.holds, a.got, await a.inbox.begin(1)) == (True, [(1, "handed")], True)
    assert FENCE < LEASE


async def test_the_next_process_of_the_same_name_has_everything_at_once(storage: Storage) -> None:
    async with replica(storage, "a") as a, replica(storage, "b") as b:
        await a.inbox.keep([kept(1), kept(2)])
        async with replica(storage, "a", "anew") as anew:
            assert sorted(anew.got) == [(1, "inherited"), (2, "inherited")]
            await a.inbox.beat()
            assert (a.inbox.holds, await a.inbox.begin(1), await anew.inbox.begin(1)) == (False, False, True)
        assert b.got == []


async def test_who_leaves_leaves_the_rest_to_the_others_at_once(storage: Storage) -> None:
    async with replica(storage, "a") as a, replica(storage, "b") as b:
        await a.inbox.keep([kept(1)])
        await a.inbox.leave()
        await b.inbox.beat()
        assert b.got == [(1, "inherited")]


async def test_one_of_them_leads_until_it_ends(storage: Storage) -> None:
    async with replica(storage, "a") as a, replica(storage, "b") as b:
        assert [a.inbox.leads, b.inbox.leads] == [True, False]
        await b.beats(LEASE + 2)
        assert b.inbox.leads
        await a.inbox.beat()
        assert not a.inbox.leads


async def test_staff_are_answered_by_the_office_alone_and_wait_for_it(storage: Storage) -> None:
    async with replica(storage, "a") as citizens:
        async with replica(storage, "office") as office:
            office.inbox.reserve(lambda: frozenset({7}))
            await office.inbox.beat()
            assert await citizens.inbox.keep([kept(1), kept(2, chat=8)]) == {2}
            await office.inbox.beat()
            assert office.got == [(1, "handed")]
        await citizens.beats(LEASE + 2)
        assert citizens.got == []
        assert await citizens.inbox.keep([kept(3)]) == frozenset()
        async with replica(storage, "office", "anew") as office:
            assert office.got == [(1, "inherited"), (3, "inherited")]
            office.inbox.reserve(frozenset)
            await office.inbox.beat()
            await office.inbox.done([1, 3])
            assert await citizens.inbox.keep([kept(4)]) == {4}


async def test_what_a_single_process_has_left_is_inherited(tmp_path: Path) -> None:
    from bot.inbox.inbox import Inbox

    storage = Storage(tmp_path)
    before = Inbox.of_bot(BOT, storage)
    await before.keep([kept(1)])
    before.close()
    async with replica(storage, "a") as a:
        assert a.got == [(1, "inherited")]


async def test_without_the_database_nothing_is_taken_in_and_what_was_done_is_recorded_later(
    tmp_path: Path, postgresql: Server
) -> None:
    storage = Storage(tmp_path, SecretStr(postgresql.fresh()))
    async with replica(storage, "a") as a:
        await a.inbox.keep([kept(1), kept(2, chat=8)])
        await a.inbox.begin(1)
        postgresql.stop()
        try:
            await a.inbox.sent(1, "mark")
            await a.inbox.done([1])
            await a.inbox.beat()
            assert not a.inbox.writable
            with pytest.raises(StorageError):
                await a.inbox.keep([kept(3)])
            assert await a.inbox.begin(2) is False
        finally:
            postgresql.start()
        await a.inbox.beat()
        assert a.inbox.writable
        assert a.got == [(2, "handed")]
        assert await a.inbox.keep([kept(1), kept(3)]) == {3}


async def test_a_beat_after_an_outage_shows_that_the_database_is_back(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)

    def gone(*_: Any) -> Any:
        raise StorageError("the database is gone")

    async with replica(storage, "a") as a:
        for _ in range(2):
            with monkeypatch.context() as patch:
                patch.setattr(SharedRows, "beat", gone)
                await a.beats(1)
            await a.beats(1)
    assert [record.levelname for record in caplog.records] == ["CRITICAL", "WARNING"] * 2
