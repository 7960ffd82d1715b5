"""Question files: JSON lines of what citizens may ask and what stands in a right answer."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator


class QuestionFileError(Exception):
    """A question file that cannot be used; the message names file, line and what to correct."""


class LabelledQuestion(BaseModel):
    """One line. `answer_contains`: one of these stands in a right answer, or, for a question that is not answerable,
    in a statement that this is not known."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    question: str = Field(min_length=1)
    language: str = "de"
    style: str = "plain"
    answerable: bool
    answer_contains: tuple[str, ...] = ()
    previous: str | None = None
    distance: Literal["near", "far"] | None = None

    @model_validator(mode="after")
    def _can_be_judged(self) -> LabelledQuestion:
        if self.answerable and not self.answer_contains:
            raise ValueError("an answerable question needs answer_contains")
        return self


def read_questions(file: Path) -> tuple[LabelledQuestion, ...]:
    """Read all lines; raise QuestionFileError for the first that cannot be used."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise QuestionFileError(
            f"question file {str(file)!r} cannot be read ({type(exc).__name__}); check the path"
        ) from exc
    questions = tuple(_read_line(file, number, line) for number, line in enumerate(lines, 1) if line.strip())
    if not questions:
        raise QuestionFileError(f"question file {str(file)!r} holds no question; write one JSON object a line")
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            raise QuestionFileError(f"question file {str(file)!r} has two questions {question.id!r}; rename one")
        seen.add(question.id)
    return questions


def _read_line(file: Path, number: int, line: str) -> LabelledQuestion:
    try:
        return LabelledQuestion.model_validate_json(line)
    except ValidationError as exc:
        problem = exc.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in problem["loc"]) or "line"
        raise QuestionFileError(f"{str(file)!r} line {number}: {where}: {problem['msg']}; correct that line") from exc
