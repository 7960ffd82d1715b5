"""The lessons of the reader: invented passages, their questions, and what is drawn from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.reader_examples import VALIDATION_FROM, Lesson, is_validation, load_lessons

FOLDER = Path("training")
FILES = tuple(FOLDER / f"answerability-{name}.jsonl" for name in ("de", "more-de", "english-de"))
GOLDEN = Path("knowledge/questions.jsonl")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_answer_stands_verbatim_in_its_passage(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [q["q"] for row in rows for q in row["questions"] if q["answer"] not in row["text"]] == []


def test_every_passage_has_a_name_of_its_own() -> None:
    names = [lesson.id for lesson in load_lessons(*FILES)]
    assert len(set(names)) == len(names)


def test_no_lesson_asks_a_golden_question() -> None:
    golden = {json.loads(line)["question"].casefold() for line in GOLDEN.read_text("utf-8").splitlines()}
    lessons = load_lessons(*FILES)
    asked = {example.question.casefold() for lesson in lessons for example in lesson.answered}
    missed = {near.question.casefold() for lesson in lessons for near in lesson.missed}
    assert not golden & (asked | missed)


def test_each_series_keeps_passages_out_of_training() -> None:
    lessons = load_lessons(*FILES)
    assert {lesson.id[0] for lesson in lessons if is_validation(lesson)} == set(VALIDATION_FROM)


def test_polish_near_misses_of_what_is_open_are_left_out() -> None:
    """Whether they ask for what the passage calls open cannot be told by their words."""
    row = {
        "id": "A-01",
        "title": "T",
        "heading": "H",
        "text": "Der Umbau beginnt 2024. Die Kosten sind noch offen.",
        "questions": [],
        "near_miss": [
            {"q": "Ile kosztuje przebudowa?", "style": "polish", "why": "fact"},
            {"q": "Kto jest ministrem?", "style": "polish", "why": "entity"},
        ],
    }
    assert [near.question for near in Lesson.from_line(json.dumps(row)).missed] == ["Kto jest ministrem?"]
