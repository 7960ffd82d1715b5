"""A group of questions to show."""

from __future__ import annotations

from datetime import date

from bot.gaps.question_group import QuestionGroup
from knowledge.passage import Passage

PASSAGE = Passage("01-konferenz#0", "01-konferenz", "Strategiekonferenz 2017", "Termin", "Am 7. März.", 0, 11, ())


def group(example: str, *, others: tuple[str, ...] = (), off_topic: bool = False) -> QuestionGroup:
    return QuestionGroup(
        example=example,
        others=others,
        count=3,
        not_helpful=1,
        off_topic=off_topic,
        first=date(2026, 11, 2),
        last=date(2026, 11, 23),
        nearest=PASSAGE,
        score=0.8765,
    )
