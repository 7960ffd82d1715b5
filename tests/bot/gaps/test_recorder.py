"""What found no answer reaches the journal without personal data, and nobody waits for it."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from threading import Event

import pytest

from bot.dialogue.reply import Status
from bot.dialogue.shortfall import Shortfall
from bot.gaps import recorder as module
from bot.gaps.recorder import GapRecorder
from bot.journal.entry import Entry
from bot.journal.journal import Journal, today
from tests.bot.journal.entries import entry

PERSONAL = "Ich heiße Max Mustermann, Tel. 0351 5648060, max@example.com: gibt es Parkplätze?"


def shortfall(question: str) -> Shortfall:
    return Shortfall(question, Status.NO_ANSWER, "de", True, "snapshot", "01#0", "Termin", 0.7)


class SlowJournal(Journal):
    """Waits at each entry until it may go on."""

    may_go_on = Event()

    def record_question(self, entry: Entry) -> None:
        assert self.may_go_on.wait(10)
        super().record_question(entry)


def test_a_question_is_kept_without_personal_data(tmp_path: Path) -> None:
    journal = Journal.from_file(tmp_path / "journal.sqlite")
    recorder = GapRecorder(journal, 90)
    recorder.record(shortfall(PERSONAL))
    recorder.close()
    redacted = "Ich heiße [Name], Tel. [Telefon], [E-Mail]: gibt es Parkplätze?"
    assert journal.questions() == (
        Entry(today(), redacted, "no_answer", "de", True, "snapshot", "01#0", "Termin", 0.7),
    )
    on_disk = b"".join(part.read_bytes() for part in tmp_path.iterdir())
    assert b"Mustermann" not in on_disk
    assert b"example.com" not in on_disk


def test_nobody_waits_for_a_slow_disk_and_nothing_is_lost(tmp_path: Path) -> None:
    SlowJournal.may_go_on.clear()
    journal = SlowJournal.from_file(tmp_path / "journal.sqlite")
    recorder = GapRecorder(journal, 90)
    started = time.perf_counter()
    for number in range(20):
        recorder.record(shortfall(f"Frage {number}"))
    assert time.perf_counter() - started < 0.5
    SlowJournal.may_go_on.set()
    recorder.close()
    assert [each.question for each in journal.questions()] == [f"Frage {number}" for number in range(20)]


def test_too_many_that_wait_are_told_and_stop_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "WAITING", 2)
    SlowJournal.may_go_on.clear()
    recorder = GapRecorder(SlowJournal.from_file(tmp_path / "journal.sqlite"), 90)
    for _ in range(3):
        recorder.record(shortfall(PERSONAL))
    SlowJournal.may_go_on.set()
    recorder.close()
    assert "question not recorded: 2 wait already" in caplog.text
    assert "Mustermann" not in caplog.text


def test_what_is_too_old_is_deleted_at_the_start_and_with_the_first_entry_of_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Journal.from_file(tmp_path / "journal.sqlite")
    journal.record_question(entry("alt", days_ago=90))
    recorder = GapRecorder(journal, 90)
    with caplog.at_level(logging.INFO):
        recorder.purge()
        recorder.record(shortfall("neu"))
        recorder.close()
    assert "deleted 1 questions older than 90 days" in caplog.text
    journal.record_question(entry("inzwischen alt", days_ago=91))
    monkeypatch.setattr(module, "today", lambda: entry("morgen", days_ago=-1).day)
    recorder = GapRecorder(journal, 90)
    recorder._purged = today()
    recorder.record(shortfall("am nächsten Tag"))
    recorder.close()
    assert [each.question for each in journal.questions()] == ["neu", "am nächsten Tag"]


def test_after_the_end_a_question_is_told_as_lost(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    recorder = GapRecorder(Journal.from_file(tmp_path / "journal.sqlite"), 90)
    recorder.close()
    recorder.record(shortfall(PERSONAL))
    assert "question not recorded: the journal is closed" in caplog.text


def test_what_nobody_foresaw_is_logged_by_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(text: str) -> str:
        raise ValueError(text)

    monkeypatch.setattr(module, "redacted", fail)
    recorder = GapRecorder(Journal.from_file(tmp_path / "journal.sqlite"), 90)
    recorder.record(shortfall(PERSONAL))
    recorder.close()
    assert "journal: unexpected ValueError" in caplog.text
    assert "Mustermann" not in caplog.text
