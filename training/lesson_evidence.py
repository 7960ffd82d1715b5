"""Evidence on passages that nobody has foreseen questions for: the reader's validation lessons, asked of all lessons.

Each answered question is asked with its passage and, censored, without it; the near misses are asked as they are. Only
lessons that the reader was not trained on are asked, so that its figures are those of passages it does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.dialogue.evidence import Evidence
from bot.dialogue.library import Library, PassageReader
from bot.dialogue.quotation import Extract
from bot.dialogue.study import study
from index.builder import build_from_passages
from index.embedding import Embedding
from index.encoder import Encoder
from index.ranking import Ranking
from index.retriever import Retriever
from knowledge.passage import Passage, Span
from knowledge.sentences import sentence_spans
from training.reader_examples import Lesson, is_validation


class Censored(Retriever):
    """A retriever that can be made blind to one passage, as if its document had never been written."""

    hidden = ""

    def search(self, question: str, k: int = 10) -> Ranking:
        ranking = super().search(question, k + 1)
        hits = tuple(hit for hit in ranking.hits if hit.passage.id != self.hidden)[:k]
        return Ranking(question, hits, ranking.vector, ranking.terms, ranking.encode_ms, ranking.search_ms)


@dataclass(frozen=True, slots=True)
class LessonEvidence:
    """One question's evidence, and whether the quotation holds the answer."""

    evidence: Evidence
    answers: bool
    weight: float = 1.0


class LessonRoom:
    """An index of all lessons, and the questions of those kept out of the reader's training."""

    def __init__(self, lessons: Sequence[Lesson], encoder: Encoder, reader: PassageReader | None) -> None:
        self._lessons = [lesson for lesson in lessons if is_validation(lesson)]
        snapshot = build_from_passages((), [_passage(lesson) for lesson in lessons], Embedding(encoder))
        self._retriever = Censored(snapshot, encoder)
        self._library = Library(self._retriever, reader)

    def __len__(self) -> int:
        return sum(2 * len(lesson.answered) + len(lesson.missed) for lesson in self._lessons)

    def evidence(self) -> Iterator[LessonEvidence]:
        for lesson in self._lessons:
            for example in lesson.answered:
                yield self._asked(example.question, lesson, example.answer)
                yield self._asked(example.question, lesson, None, hidden=_id(lesson))
            for near in lesson.missed:
                yield self._asked(near.question, lesson, None)

    def _asked(self, question: str, lesson: Lesson, answer: Span | None, hidden: str = "") -> LessonEvidence:
        self._retriever.hidden = hidden
        studied = study(self._library, question)
        if studied.extract is None or studied.evidence is None:
            raise ValueError(f"{lesson.id}: nothing was found for a question; are there lessons at all?")
        return LessonEvidence(studied.evidence, answer is not None and _holds(studied.extract, lesson, answer))


def _holds(extract: Extract, lesson: Lesson, answer: Span) -> bool:
    return extract.passage.id == _id(lesson) and any(
        span.start < answer.end and answer.start < span.end for span in extract.spans
    )


def _passage(lesson: Lesson) -> Passage:
    title, heading = lesson.head.split("\n", 1)
    spans = tuple(sentence_spans(lesson.text))
    return Passage(_id(lesson), lesson.id, title, heading, lesson.text, 0, len(lesson.text), spans)


def _id(lesson: Lesson) -> str:
    return f"{lesson.id}#0"
