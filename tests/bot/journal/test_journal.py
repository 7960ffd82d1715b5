"""The journal counts presses, keeps questions for a while and never fails its caller."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, time
from pathlib import Path
from threading import Thread

import pytest

from bot.dialogue.reply import Status
from bot.journal.journal import Journal, today
from bot.storage.database import StorageError
from bot.storage.storage import Storage
from tests.bot.journal.entries import entry

NO_DATABASE = b"this is no database, but long enough to be read as one" * 20


def columns_and_rows(file: Path, query: str) -> tuple[list[str], list[tuple[object, ...]]]:
    connection = sqlite3.connect(file)
    found = connection.execute(query)
    columns, rows = [column[0] for column in found.description], found.fetchall()
    connection.close()
    return columns, rows


@pytest.fixture
def journal(storage: Storage) -> Iterator[Journal]:
    with closing(Journal(storage.journal())) as journal:
        yield journal


def test_presses_are_counted_and_outlive_the_process(journal: Journal, storage: Storage) -> None:
    for helpful in (True, True, False):
        journal.record_feedback("01-konferenz#0", "snapshot", helpful)
    assert journal.feedback_counts() == {True: 2, False: 1}
    with closing(Journal(storage.journal())) as anew:
        assert anew.feedback_counts() == {True: 2, False: 1}


def test_a_new_journal_holds_nothing(journal: Journal) -> None:
    assert journal.feedback_counts() == {True: 0, False: 0}
    assert journal.questions() == ()


def test_a_press_is_kept_with_passage_snapshot_and_day_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    Journal.from_file(file).record_feedback("01-konferenz#0", "snapshot", True)
    columns, rows = columns_and_rows(file, "select * from feedback")
    midnight = datetime.combine(today(), time(), UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    assert columns == ["id", "at", "passage", "snapshot", "helpful"]
    assert rows == [(1, midnight, "01-konferenz#0", "snapshot", 1)]


def test_a_question_is_kept_by_day_without_anybody(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    kept = entry("Gibt es Parkplätze?")
    Journal.from_file(file).record_question(kept)
    columns, rows = columns_and_rows(file, "select * from questions")
    assert " ".join(columns) == "id day question status language follow_up snapshot passage heading score"
    assert rows[0][1:3] == (today().isoformat(), "Gibt es Parkplätze?")
    assert Journal.from_file(file).questions() == (kept,)


def test_questions_of_the_last_days_are_found(journal: Journal) -> None:
    for age in (30, 7, 6, 0):
        journal.record_question(entry(f"vor {age} Tagen", days_ago=age))
    assert [each.question for each in journal.questions(7)] == ["vor 6 Tagen", "vor 0 Tagen"]
    assert len(journal.questions()) == 4


def test_old_questions_are_deleted_beyond_recovery_and_the_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    journal = Journal.from_file(file)
    for age in (100, 90, 89, 0):
        journal.record_question(entry(f"Geheimnis von vor {age} Tagen", days_ago=age))
    journal.record_feedback("p", "s", False)
    assert journal.purge(90) == 2
    assert [each.question for each in journal.questions()] == [f"Geheimnis von vor {age} Tagen" for age in (89, 0)]
    assert journal.feedback_counts() == {True: 0, False: 1}
    on_disk = b"".join(part.read_bytes() for part in tmp_path.iterdir())
    assert b"Geheimnis von vor 100" not in on_disk
    assert b"Geheimnis von vor 90" not in on_disk
    assert b"Geheimnis von vor 89" in on_disk


def test_all_questions_can_be_forgotten_beyond_recovery(tmp_path: Path) -> None:
    journal = Journal.from_file(tmp_path / "journal.sqlite")
    for number in range(200):
        journal.record_question(entry(f"Geheimnis {number} " + "x" * 200))
    assert journal.forget() == 200
    assert journal.questions() == ()
    on_disk = b"".join(part.read_bytes() for part in tmp_path.iterdir())
    assert b"Geheimnis" not in on_disk
    (tmp_path / "empty").mkdir()
    Journal.from_file(tmp_path / "empty" / "journal.sqlite").forget()
    assert len(on_disk) <= sum(part.stat().st_size for part in (tmp_path / "empty").iterdir())


def test_presses_and_questions_of_several_threads_are_all_kept(journal: Journal) -> None:
    threads = [Thread(target=journal.record_feedback, args=("p", "s", True)) for _ in range(6)]
    threads += [Thread(target=journal.record_question, args=(entry("Frage"),)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert journal.feedback_counts()[True] == 6
    assert len(journal.questions()) == 6


@pytest.mark.parametrize("content", [None, NO_DATABASE])
def test_a_journal_that_cannot_be_written_is_told_by_type_and_stops_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes | None
) -> None:
    file = tmp_path / "missing" / "journal.sqlite"
    if content is not None:
        file.parent.mkdir()
        file.write_bytes(content)
    journal = Journal.from_file(file)
    journal.record_feedback("01-konferenz#0", "snapshot", True)
    journal.record_question(entry("Geheimnis"))
    assert journal.purge_quietly(90) == 0
    assert "feedback not recorded" in caplog.text
    assert "question not recorded" in caplog.text
    assert "old questions not deleted" in caplog.text
    assert "01-konferenz" not in caplog.text
    assert "Geheimnis" not in caplog.text


def test_a_journal_that_cannot_be_read_is_one_clear_sentence(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    file.write_bytes(NO_DATABASE)
    with pytest.raises(StorageError) as told:
        Journal.from_file(file).questions()
    assert str(told.value) == (
        f"the journal {str(file)!r} cannot be used (file is not a database); "
        "move the file aside, and a new one is begun"
    )


def test_a_journal_that_is_damaged_in_the_middle_is_one_clear_sentence(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    journal = Journal.from_file(file)
    for number in range(300):
        journal.record_question(entry(f"Frage {number} " + "x" * 100))
    journal.purge(90)
    journal.close()
    whole = bytearray(file.read_bytes())
    whole[4096 * 4 :] = b"\xff" * (len(whole) - 4096 * 4)
    file.write_bytes(whole)
    with pytest.raises(StorageError, match=r"journal\.sqlite' cannot be used \(database disk image is malformed\)"):
        Journal.from_file(file).questions()


def test_a_full_journal_is_told_and_goes_on_when_there_is_room_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "journal.sqlite"
    journal = Journal.from_file(file)
    journal.record_question(entry("davor"))
    with journal._database.writing() as connection:  # SQLite then says what it says on a full disk
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    journal.record_question(entry("Geheimnis " * 2000))
    assert "question not recorded: OperationalError" in caplog.text
    assert "Geheimnis" not in caplog.text
    assert [each.question for each in Journal.from_file(file).questions()] == ["davor"]


def test_a_status_is_read_back_as_it_was_written(journal: Journal) -> None:
    for status in Status:
        journal.record_question(entry("Frage", status))
    assert [Status(each.status) for each in journal.questions()] == list(Status)
