"""Judged questions, made up."""

from __future__ import annotations

from typing import Any

from bot.dialogue.reply import Candidate, Quote, Reply, Status, Timings
from bot.evaluation.figures import Judged
from bot.evaluation.judgement import judge
from bot.evaluation.question_file import LabelledQuestion

RIGHT = "24.200 Besucher"
QUOTES = {
    True: Quote(f"Es kamen {RIGHT}.", "14", "Die Messen", "SMWA", "2017-03", "https://example.org", "2017", 0, 24),
    False: Quote("Es war schön.", "14", "Die Messen", "SMWA", "2017-03", "https://example.org", "2017", 30, 43),
}


def answered(confidence: float, *, right: bool, **labels: Any) -> Judged:
    """A question with an answer, by default one that the documents can answer."""
    return _judged(Status.ANSWERED, confidence, (QUOTES[right],), int(right), labels)


def refused(confidence: float, *, rank: int = 0, **labels: Any) -> Judged:
    """A question without an answer; `rank` is the place of a right passage."""
    return _judged(Status.NO_ANSWER, confidence, (), rank, labels)


def _judged(status: Status, confidence: float, quotes: tuple[Quote, ...], rank: int, labels: dict[str, Any]) -> Judged:
    question = LabelledQuestion.model_validate(
        {"id": "q", "question": "Wie viele kamen?", "answerable": True, "answer_contains": (RIGHT,)} | labels
    )
    reply = Reply(
        question.question,
        status,
        "de",
        quotes=quotes,
        hits=(Candidate("14", "14#1", 0.9),),
        confidence=confidence,
        snapshot="20260101T000000Z-abc",
        model="bundled",
        timings=Timings(total=10.0),
    )
    return Judged(question, reply, judge(question, reply), rank)


SILENT: dict[str, Any] = {"answerable": False, "answer_contains": ()}
"""Labels of a question on which the documents are silent."""
