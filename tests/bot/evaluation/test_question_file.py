"""Question files are read whole or refused with the line to correct."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation.question_file import QuestionFileError, read_questions
from bot.setting_sections import ROOT

GOOD = '{"id": "a", "question": "Wann?", "answerable": true, "answer_contains": ["2017"]}'


def write(folder: Path, text: str) -> Path:
    file = folder / "questions.jsonl"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_line_gives_a_question_with_defaults(tmp_path: Path) -> None:
    (question,) = read_questions(write(tmp_path, GOOD + "\n\n"))
    assert (question.id, question.language, question.style, question.previous) == ("a", "de", "plain", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "holds no question"),
        ("{", "line 1"),
        (GOOD + "\n" + GOOD, "two questions 'a'"),
        (GOOD.replace('["2017"]', "[]"), "needs answer_contains"),
        ('{"id": "a", "question": "", "answerable": false}', "line 1: question"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(QuestionFileError, match=expected):
        read_questions(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match=r"gone\.jsonl' cannot be read"):
        read_questions(tmp_path / "gone.jsonl")


def test_the_shipped_golden_questions_are_many_and_of_every_kind() -> None:
    questions = read_questions(ROOT / "knowledge" / "questions.jsonl")
    assert len(questions) >= 120
    assert {question.language for question in questions} == {"de", "en", "pl", "cs"}
    assert {question.style for question in questions} == {"plain", "colloquial", "typo", "keyword", "followup"}
    assert {question.distance for question in questions if not question.answerable} == {"near", "far"}
