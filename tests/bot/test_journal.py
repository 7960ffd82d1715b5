"""The journal counts presses and never fails its caller."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Thread

import pytest

from bot.journal import Journal


def test_presses_are_counted_and_outlive_the_process(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    journal = Journal.from_file(file)
    for helpful in (True, True, False):
        journal.record_feedback("01-konferenz#0", "snapshot", helpful)
    assert journal.feedback_counts() == {True: 2, False: 1}
    assert Journal.from_file(file).feedback_counts() == {True: 2, False: 1}


def test_a_new_journal_holds_nothing(tmp_path: Path) -> None:
    assert Journal.from_file(tmp_path / "journal.sqlite").feedback_counts() == {True: 0, False: 0}


def test_a_press_is_kept_with_passage_snapshot_and_time_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    Journal.from_file(file).record_feedback("01-konferenz#0", "snapshot", True)
    connection = sqlite3.connect(file)
    row = connection.execute("select * from feedback").fetchone()
    columns = [column for _, column, *_ in connection.execute("pragma table_info(feedback)")]
    connection.close()
    assert columns == ["id", "at", "passage", "snapshot", "helpful"]
    assert row[2:] == ("01-konferenz#0", "snapshot", 1)


def test_presses_of_several_threads_are_all_counted(tmp_path: Path) -> None:
    journal = Journal.from_file(tmp_path / "journal.sqlite")
    threads = [Thread(target=journal.record_feedback, args=("p", "s", True)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert journal.feedback_counts()[True] == 8


@pytest.mark.parametrize("content", [None, b"this is no database, but long enough to be read as one" * 20])
def test_a_journal_that_cannot_be_written_is_told_and_stops_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes | None
) -> None:
    file = tmp_path / "missing" / "journal.sqlite"
    if content is not None:
        file.parent.mkdir()
        file.write_bytes(content)
    Journal.from_file(file).record_feedback("01-konferenz#0", "snapshot", True)
    assert "feedback not recorded" in caplog.text
    assert "01-konferenz" not in caplog.text
