"""`gaps` on the command line, from a question in the chat to the report."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.journal.journal import Journal, today
from tests.bot.command_line import CommandLine
from tests.bot.journal.entries import entry

VAIN = "Gibt es Parkplätze am Gelände?"


@pytest.fixture
def file(strategiebot: CommandLine) -> Path:
    file = strategiebot.config.parent / "var" / "journal.sqlite"
    file.parent.mkdir()
    return file


def kept(file: Path) -> list[str]:
    return [each.question for each in Journal.from_file(file).questions()]


def test_a_question_in_the_chat_without_an_answer_comes_into_the_report(strategiebot: CommandLine, file: Path) -> None:
    strategiebot.type(f"Hallo\nIch heiße Max Muster: {VAIN}\n")
    assert strategiebot("chat").status == 0
    told = strategiebot("gaps", "--json").json
    groups = told["gaps"] + told["off_topic"]
    assert [(group["question"], group["count"]) for group in groups] == [(f"Ich heiße [Name]: {VAIN}", 1)]
    assert groups[0]["first"] == groups[0]["last"] == today().isoformat()
    assert groups[0]["nearest"]["passage"].startswith(("01-konferenz", "02-foerderung"))
    assert told["snapshot"] == strategiebot("status", "--json").json["snapshot"]


def test_ask_is_a_question_too_and_evaluate_is_not(strategiebot: CommandLine, file: Path) -> None:
    strategiebot("ask", VAIN)
    assert kept(file) == [VAIN]
    questions = file.parent / "questions.jsonl"
    questions.write_text('{"id": "1", "question": "Und Fahrräder?", "answerable": false}\n', encoding="utf-8")
    assert strategiebot("evaluate", str(questions)).status == 0
    assert kept(file) == [VAIN]


def test_nothing_is_kept_where_the_settings_say_so_and_what_is_old_goes_all_the_same(
    strategiebot: CommandLine, file: Path
) -> None:
    Journal.from_file(file).record_question(entry("alt", days_ago=400))
    strategiebot.configure(more="[journal]\nquestions = false\n")
    strategiebot("ask", VAIN)
    assert kept(file) == []


def test_the_report_is_a_table(strategiebot: CommandLine, file: Path) -> None:
    Journal.from_file(file).record_question(entry("Gibt es [Parkplätze] [b]?"))
    out = strategiebot("gaps").out
    assert "Questions without a helpful answer that are kept" in out
    assert "[Parkplätze]" in out
    assert today().isoformat() in out
    assert "of the last 3 days" in strategiebot("gaps", "--days", "3").out


def test_a_report_without_questions_says_so(strategiebot: CommandLine) -> None:
    (strategiebot.config.parent / "var").mkdir()
    ended = strategiebot("gaps")
    assert (ended.status, ended.out) == (0, "no questions without a helpful answer that are kept\n")
    assert strategiebot.encoders == []


def test_the_report_is_written_as_a_file(strategiebot: CommandLine, file: Path) -> None:
    Journal.from_file(file).record_question(entry("=1+1"))
    target = file.parent / "gaps.csv"
    assert strategiebot("gaps", "--csv", str(target)).out == f"wrote 1 groups to {target}\n"
    with target.open(encoding="utf-8-sig", newline="") as lines:
        heading, row = csv.reader(lines, delimiter=";")
    assert (heading[0], row[0], row[1]) == ("Frage", "'=1+1", "1")


def test_old_questions_are_deleted_by_the_command(strategiebot: CommandLine, file: Path) -> None:
    strategiebot.configure(more="[journal]\nkeep_questions_days = 10\n")
    for age in (10, 9):
        Journal.from_file(file).record_question(entry(f"vor {age} Tagen", days_ago=age))
    assert strategiebot("gaps").status == 0
    assert kept(file) == ["vor 9 Tagen"]


def test_all_questions_are_forgotten_after_a_confirmation(strategiebot: CommandLine, file: Path) -> None:
    Journal.from_file(file).record_question(entry(VAIN))
    strategiebot.type("n\n")
    assert strategiebot("gaps", "--forget").status == 1
    assert kept(file) == [VAIN]
    strategiebot.type("y\n")
    assert strategiebot("gaps", "--forget").out.endswith("deleted 1 questions\n")
    assert kept(file) == []
    assert strategiebot("gaps", "--forget", "--yes", "--json").json == {"deleted": 0}


def test_a_damaged_journal_is_one_sentence_and_answers_go_on(
    strategiebot: CommandLine, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_bytes(b"this is no database, but long enough to be read as one" * 20)
    ended = strategiebot("gaps")
    assert ended.status == 1
    assert "journal.sqlite' cannot be used (file is not a database); move the file aside" in ended.error
    answered = strategiebot("ask", VAIN)
    assert answered.status == 0
    assert answered.out.strip() != ""
    assert "question not recorded: DatabaseError" in caplog.text
    assert "Parkplätze" not in caplog.text + answered.err
