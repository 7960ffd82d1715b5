"""Replies that are kept need not be asked for again, and only where nothing that decides on them has changed."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from bot.dialogue.reply import Candidate, Quote, Reply, Status
from bot.refreshing import answer_book
from bot.refreshing.answer_book import AnswerBook, Remembering, forget, program_fingerprint
from index.builder import build
from index.manifest import Manifest
from tests.bot.small_documents import DOCUMENTS
from tests.hashing_encoder import HashingEncoder

MANIFEST = build(DOCUMENTS, HashingEncoder()).manifest
QUOTE = Quote(
    "Es kamen viele.", "14", "Messen", "SMWA", "2017", "https://example.org", "2017", 3, 18, emphasis=((0, 2),)
)
REPLY = Reply(
    "Wie viele?", Status.ANSWERED, "de", quotes=(QUOTE,), hits=(Candidate("14", "14#1", 0.9),), confidence=0.7
)


class Asked:
    """A dialogue that counts."""

    def __init__(self, status: Status = Status.ANSWERED) -> None:
        self.questions: list[tuple[str, str | None]] = []
        self._status = status

    def reply(self, question: str, *, previous: str | None = None) -> Reply:
        self.questions.append((question, previous))
        return replace(REPLY, question=question, status=self._status)


def test_a_reply_comes_back_as_it_was(tmp_path: Path) -> None:
    AnswerBook(tmp_path, MANIFEST).add(REPLY, None)
    assert AnswerBook(tmp_path, MANIFEST).get("Wie viele?", None) == REPLY


def test_a_question_is_asked_once_and_a_follow_up_is_another_question(tmp_path: Path) -> None:
    dialogue = Asked()
    for _ in range(2):
        remembering = Remembering(dialogue, AnswerBook(tmp_path, MANIFEST))
        assert remembering.reply("Wann?") == remembering.reply("Wann?", previous="Wo war die Messe?")
    assert dialogue.questions == [("Wann?", None), ("Wann?", "Wo war die Messe?")]


def test_an_error_is_not_remembered(tmp_path: Path) -> None:
    dialogue = Asked(Status.ERROR)
    for _ in range(2):
        Remembering(dialogue, AnswerBook(tmp_path, MANIFEST)).reply("Wann?")
    assert len(dialogue.questions) == 2


def test_a_line_torn_by_a_crash_is_asked_for_again(tmp_path: Path) -> None:
    book = AnswerBook(tmp_path, MANIFEST)
    book.add(replace(REPLY, question="A?"), None)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes() + b'\n{"previous": null, "re')
    book.add(replace(REPLY, question="B?"), None)
    fresh = AnswerBook(tmp_path, MANIFEST)
    assert [fresh.get(question, None) is not None for question in ("A?", "B?", "C?")] == [True, True, False]


def test_other_documents_and_another_program_have_a_book_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    AnswerBook(tmp_path, MANIFEST).add(REPLY, None)
    other: Manifest = MANIFEST.model_copy(update={"documents": {"a": "0"}})
    assert AnswerBook(tmp_path, other).get("Wie viele?", None) is None
    monkeypatch.setattr(answer_book, "program_fingerprint", lambda: "0" * 12)
    assert AnswerBook(tmp_path, MANIFEST).get("Wie viele?", None) is None


def test_the_program_is_known_by_its_code_and_not_by_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fingerprint() -> str:
        program_fingerprint.cache_clear()
        return program_fingerprint()

    monkeypatch.setattr(answer_book, "ROOT", tmp_path)
    (tmp_path / "index").mkdir()
    (tmp_path / "knowledge/documents").mkdir(parents=True)
    first = fingerprint()
    (tmp_path / "knowledge/documents/a.fragen.yaml").write_text("x")
    assert fingerprint() == first
    (tmp_path / "index/a.py").write_text("x")
    assert fingerprint() != first
    program_fingerprint.cache_clear()


def test_a_disk_without_room_loses_no_reply(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way of the folder")
    remembering = Remembering(Asked(), AnswerBook(tmp_path / "file", MANIFEST))
    assert remembering.reply("Wann?").quotes == (QUOTE,)


def test_the_books_written_last_stay(tmp_path: Path) -> None:
    for age in range(4):
        file = tmp_path / f"{age}.jsonl"
        file.touch()
        os.utime(file, (1000 - age, 1000 - age))
    forget(tmp_path, 2)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["0.jsonl", "1.jsonl"]
    forget(tmp_path / "none", 2)
