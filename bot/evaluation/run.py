"""Runs a question file through the very path that answers citizens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from bot.dialogue.reply import Candidate, Reply
from bot.evaluation.figures import Judged
from bot.evaluation.judgement import contains_any, judge
from bot.evaluation.question_file import LabelledQuestion

PassageText = Callable[[str], str]
"""From a passage's id to its title, heading and text."""


class Answering(Protocol):
    """A dialogue, as far as an evaluation uses it."""

    def reply(self, question: str, *, previous: str | None = None) -> Reply: ...


def run(questions: Iterable[LabelledQuestion], dialogue: Answering, passage_text: PassageText) -> Iterator[Judged]:
    """Answer and judge one question after the other."""
    for question in questions:
        reply = dialogue.reply(question.question, previous=question.previous)
        yield Judged(question, reply, judge(question, reply), _rank(question, reply, passage_text))


def _rank(question: LabelledQuestion, reply: Reply, passage_text: PassageText) -> int:
    places: Iterable[tuple[int, Candidate]] = enumerate(reply.hits, 1)
    return next((at for at, hit in places if contains_any(passage_text(hit.passage), question.answer_contains)), 0)
