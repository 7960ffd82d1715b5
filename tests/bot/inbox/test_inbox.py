from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.inbox import clerk, inbox, rows
from bot.inbox.clerk import _Job
from bot.inbox.inbox import Inbox
from bot.inbox.kept import Kept
from bot.inbox.rows import Rows
from bot.journal.journal import today
from bot.storage.database import StorageError
from bot.storage.storage import Storage

BOT = 42
NOW = int(time.time())
SECRET = "Wo bekomme ich Hilfe für mein krankes Kind?"


def kept(number: int, chat: int = 7, payload: str = "{}") -> Kept:
    return Kept(number, chat, NOW, payload)


@pytest.fixture
def box(storage: Storage) -> Iterator[Inbox]:
    box = anew(storage)
    yield box
    box.close()


def anew(storage: Storage, bot: int = BOT) -> Inbox:
    """As another process would find it."""
    return Inbox.of_bot(bot, storage)


async def test_what_is_kept_outlives_the_process_oldest_first(box: Inbox, storage: Storage) -> None:
    assert await box.keep([kept(3, payload='{"ü": 1}'), kept(2)]) == {2, 3}
    other = anew(storage)
    assert await other.waiting() == (kept(2), kept(3, payload='{"ü": 1}'))
    other.close()


async def test_an_update_is_new_once_while_it_waits_and_after_it_was_answered(box: Inbox) -> None:
    assert await box.keep([kept(1), kept(1), kept(2)]) == {1, 2}
    await box.done([1])
    assert await box.keep([kept(1), kept(2), kept(3)]) == {3}
    assert [one.number for one in await box.waiting()] == [2, 3]


async def test_many_at_once_are_told_apart_from_known_ones(box: Inbox) -> None:
    known = [kept(number) for number in range(0, 2 * rows.AT_ONCE, 2)]
    await box.keep(known)
    assert await box.keep([kept(number) for number in range(2 * rows.AT_ONCE)]) == set(range(1, 2 * rows.AT_ONCE, 2))


async def test_attempts_and_sent_messages_are_remembered(box: Inbox, storage: Storage) -> None:
    await box.keep([kept(1), kept(2)])
    await box.begin(1)
    await box.begin(1)
    await box.sent(1, "aa")
    await box.sent(1, "bb")
    await box.begin(2)
    await box.survived(2)
    found = {one.number: (one.attempts, one.sent) for one in await box.waiting()}
    assert found == {1: (2, ("aa", "bb")), 2: (0, ())}


async def test_a_chat_that_leaves_leaves_nothing(box: Inbox) -> None:
    await box.keep([kept(1, chat=7), kept(2, chat=8)])
    await box.forget(7)
    assert [one.chat for one in await box.waiting()] == [8]
    assert await box.keep([kept(1, chat=7)]) == frozenset()


async def test_bots_that_share_a_database_do_not_meet(box: Inbox, storage: Storage) -> None:
    await box.keep([kept(1)])
    other = anew(storage, bot=43)
    assert await other.waiting() == ()
    assert await other.keep([kept(1)]) == {1}
    other.close()


async def test_nothing_of_an_answered_question_stays_in_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clerk, "TIDY_AFTER", 0.05)
    box = Inbox.of_bot(BOT, Storage(tmp_path))
    await box.keep([kept(number, payload=SECRET * 10) for number in range(20)])
    assert SECRET.encode() in written(tmp_path)
    await box.done(range(20))
    await asyncio.sleep(0.5)
    assert SECRET.encode() not in written(tmp_path)
    box.close()


def written(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_numbers_of_answered_updates_are_forgotten_after_days_and_when_there_are_too_many(
    box: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = today() + timedelta(days=inbox.REMEMBERED_DAYS)
    await box.keep([kept(number) for number in range(10)])
    await box.done(range(10))
    monkeypatch.setattr(inbox, "REMEMBERED", 4)
    await box.waiting()
    assert await box.keep([kept(5), kept(6)]) == {5}
    monkeypatch.setattr(rows, "today", lambda: later)
    await box.waiting()
    assert await box.keep([kept(9)]) == {9}


async def test_what_is_asked_for_at_once_shares_transactions(box: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    await box.waiting()
    sizes: list[int] = []
    commit = box._clerk._commit

    def counted(batch: Sequence[_Job[Any]]) -> Sequence[Any]:
        sizes.append(len(batch))
        return commit(batch)

    monkeypatch.setattr(box._clerk, "_commit", counted)
    await asyncio.gather(*(box.keep([kept(number)]) for number in range(100)))
    assert (sum(sizes), len(sizes) <= 3) == (100, True)


async def test_a_disk_that_cannot_be_written_costs_the_safety_net_not_the_answers(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    folder = tmp_path / "missing"
    box = Inbox.of_bot(BOT, Storage(folder))
    assert await box.keep([kept(1)]) == {1}
    await box.begin(1)
    await box.done([1])
    assert (await box.waiting(), box.writable) == ((), False)
    folder.mkdir()
    assert await box.keep([kept(2)]) == {2}
    assert box.writable
    assert [record.levelname for record in caplog.records] == ["CRITICAL", "WARNING"]
    assert "check that the folder exists" in caplog.text
    box.close()


async def test_what_needs_no_room_is_no_proof_that_a_full_disk_can_be_written_again(
    box: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> Any:
        raise StorageError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Rows, "keep", full)
        await box.keep([kept(1)])
    assert await box.waiting() == ()
    assert not box.writable
    await box.keep([kept(2)])
    assert box.writable


async def test_a_fault_in_one_piece_of_work_leaves_nobody_waiting(box: Inbox) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("a bug")

    results = await asyncio.gather(
        box._clerk.write(broken), box._clerk.write(partial(box._rows.keep, [kept(1)])), return_exceptions=True
    )
    assert [type(result) for result in results] == [RuntimeError, RuntimeError]
    assert await box.waiting() == ()


async def test_the_file_is_as_durable_as_the_disk(tmp_path: Path) -> None:
    box = anew(Storage(tmp_path))
    await box.keep([kept(1)])
    with box._clerk._durable.reading() as connection:
        pragmas = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
    assert pragmas == ["wal", 2]
    plain = sqlite3.connect(tmp_path / "inbox.sqlite")
    assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    plain.close()
    box.close()


async def test_what_nobody_could_answer_for_two_days_is_deleted(box: Inbox) -> None:
    old = Kept(1, 7, NOW - inbox.WAITING_DAYS * 86_400 - 60, "{}")
    await box.keep([old, kept(2)])
    assert (await box.purge(), await box.purge()) == (1, 0)
    assert await box.waiting() == (kept(2),)
    assert await box.keep([old]) == set()


async def test_what_waits_of_one_chat_can_be_shown(box: Inbox) -> None:
    await box.keep([kept(3), kept(1), kept(2, chat=8)])
    assert await box.of(7) == (kept(1), kept(3))
    assert await box.of(9) == ()
