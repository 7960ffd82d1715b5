"""The audit log holds every act before it is done, and loses none to a crash or a full disk."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.audit import AuditError, AuditLog, terminal_user

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.fixture
def log(tmp_path: Path) -> AuditLog:
    return AuditLog.in_folder(tmp_path / "var")


def record_many(file: Path, who: str) -> None:
    for number in range(20):
        AuditLog(file).record(who, "publish", objects=(str(number),))


def test_an_act_is_one_json_line_with_its_time_in_utc(log: AuditLog) -> None:
    entry = log.record("staff:Erika", "publish", objects=("01-a",), before="s1", after="s2", reason="eilt")
    (line,) = log.file.read_text(encoding="utf-8").splitlines()
    assert json.loads(line) | {"at": ""} == {
        "at": "",
        "who": "staff:Erika",
        "act": "publish",
        "objects": ["01-a"],
        "before": "s1",
        "after": "s2",
        "reason": "eilt",
    }
    assert json.loads(line)["at"].endswith("Z")
    assert timedelta(0) <= datetime.now(UTC) - entry.at < timedelta(minutes=1)
    assert log.entries() == (entry,)


def test_nothing_recorded_reads_as_nothing(log: AuditLog) -> None:
    assert log.entries() == ()


@settings(deadline=None, max_examples=25)
@given(acts=st.lists(st.tuples(TEXT, TEXT, st.lists(TEXT, max_size=3).map(tuple), TEXT), max_size=5))
def test_whatever_is_recorded_is_read_back_in_order(acts: list[tuple[str, str, tuple[str, ...], str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        log = AuditLog.in_folder(Path(folder))
        recorded = [log.record(who, act, objects=objects, reason=reason) for who, act, objects, reason in acts]
        assert log.entries() == tuple(recorded)


def test_a_line_torn_by_a_crash_takes_no_other_along(log: AuditLog) -> None:
    first = log.record("terminal:a", "publish")
    with log.file.open("ab") as file:
        file.write(b'{"at": "2026-')
    second = log.record("terminal:a", "rollback")
    assert log.entries() == (first, second)


def test_several_processes_write_whole_lines(log: AuditLog) -> None:
    context = get_context("spawn")
    writers = [context.Process(target=record_many, args=(log.file, name)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted((entry.who, int(entry.objects[0])) for entry in log.entries()) == [
        (who, number) for who in ("a", "b") for number in range(20)
    ]


def test_a_full_disk_refuses_the_act_and_keeps_what_is_there_whole(
    log: AuditLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = log.record("terminal:a", "publish")
    before = log.file.read_bytes()
    write = os.write

    def half_then_full(descriptor: int, data: bytes) -> int:
        if len(data) < 20:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, data[: len(data) // 2])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half_then_full)
        with pytest.raises(AuditError, match=r"'rollback' cannot be recorded.*No space left.*not done"):
            log.record("terminal:a", "rollback")
    assert (log.file.read_bytes(), log.entries()) == (before, (first,))


def test_an_act_is_recorded_before_it_is_done_and_once_more_when_it_fails(log: AuditLog) -> None:
    def act() -> None:
        with log.during("terminal:a", "publish", before="s1", after="s2"):
            assert log.entries()[-1].after == "s2"
            raise ValueError("text that may be anybody's")

    with pytest.raises(ValueError, match="anybody's"):
        act()
    done, failed = log.entries()
    assert (done.act, failed.act, failed.after, failed.reason) == ("publish", "publish failed", "", "ValueError")


def test_an_act_that_succeeds_is_one_entry(log: AuditLog) -> None:
    with log.during("terminal:a", "publish") as entry:
        pass
    assert log.entries() == (entry,)


def test_who_acts_in_the_terminal_has_a_name_or_at_least_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "erika")
    assert terminal_user() == "terminal:erika"

    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert terminal_user() == f"terminal:{os.getuid()}"
