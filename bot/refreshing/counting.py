"""Which golden questions can be counted for a new snapshot: those whose documents are there, or should be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.evaluation.figures import Judged
from bot.evaluation.judgement import folded
from bot.evaluation.question_file import LabelledQuestion
from index.snapshot import Snapshot
from knowledge.document import Document

SMALLEST_SHARE = 0.5
"""Of the answerable questions, or of one kind of them, that must be counted for figures to mean anything."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Ids of answerable questions that are not counted, since the document was withdrawn (its file is gone) or no
    document ever held the answer, and of those that are counted and cannot be right, since the answer was lost."""

    withdrawn: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()

    def counts(self, question: LabelledQuestion) -> bool:
        return question.id not in self.withdrawn and question.id not in self.unknown

    def suffices(self, questions: Iterable[LabelledQuestion]) -> bool:
        """Whether enough of these answerable questions are counted to say anything."""
        answerable = [question for question in questions if question.answerable]
        return sum(map(self.counts, answerable)) >= SMALLEST_SHARE * len(answerable)

    @classmethod
    def of(
        cls, judged: Iterable[Judged], before: Snapshot | None, after: Snapshot, unread: Collection[str]
    ) -> Counting:
        """`unread` are the ids of documents whose files are there and cannot be read: they are not withdrawn."""
        sought = [row.question for row in judged if row.question.answerable and not row.rank]
        kept = _holders(sought, after.documents)
        missing = [question for question in sought if not kept[question.id]]
        old = _holders(missing, before.documents if before else ())
        there = {*after.documents_by_id, *unread}
        withdrawn, unknown, lost = set[str](), set[str](), set[str]()
        for id, holders in old.items():
            (unknown if not holders else lost if holders & there else withdrawn).add(id)
        return cls(frozenset(withdrawn), frozenset(unknown), frozenset(lost))


def _holders(questions: Sequence[LabelledQuestion], documents: Iterable[Document]) -> dict[str, set[str]]:
    """The documents in which an answer stands, by the question's id."""
    wanted = {question.id: [folded(words) for words in question.answer_contains] for question in questions}
    found: dict[str, set[str]] = {id: set() for id in wanted}
    for document in documents if wanted else ():
        for id in _answered(folded(document.body), wanted):
            found[id].add(document.id)
    return found


def _answered(text: str, wanted: dict[str, list[str]]) -> Iterator[str]:
    return (id for id, words in wanted.items() if any(word in text for word in words))
