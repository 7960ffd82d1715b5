"""Answers to the golden questions before and after: which are other ones now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.dialogue.reply import Status
from bot.evaluation.figures import Judged
from bot.evaluation.judgement import Outcome


@dataclass(frozen=True, slots=True)
class Answer:
    """What a citizen got: the quotations as one line, "" where none was given, with their documents."""

    status: Status
    quotation: str
    documents: tuple[str, ...]
    outcome: Outcome

    @classmethod
    def from_judged(cls, row: Judged) -> Answer:
        quotes = row.reply.quotes
        quotation = " … ".join(" ".join(quote.text.split()) for quote in quotes)
        return cls(row.reply.status, quotation, tuple(dict.fromkeys(q.document for q in quotes)), row.outcome)

    def same_as(self, other: Answer) -> bool:
        """To a citizen: a document's file may have another name, its words may not."""
        return (self.status, self.quotation) == (other.status, other.quotation)


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """A golden question whose reply is another one now."""

    id: str
    question: str
    before: Answer
    after: Answer

    @property
    def worse(self) -> bool:
        """Right before and no longer, or a false answer that was none."""
        good = (Outcome.RIGHT, Outcome.REFUSED)
        return (self.before.outcome is Outcome.RIGHT and self.after.outcome is not Outcome.RIGHT) or (
            self.before.outcome in good and self.after.outcome not in good
        )


def changed_answers(before: Iterable[Judged], after: Iterable[Judged]) -> tuple[ChangedAnswer, ...]:
    """In the order of the questions; both sides were asked the same ones."""
    pairs = zip(before, after, strict=True)
    answers = ((new.question, Answer.from_judged(old), Answer.from_judged(new)) for old, new in pairs)
    return tuple(ChangedAnswer(q.id, q.question, old, new) for q, old, new in answers if not old.same_as(new))
