"""Indexes what a large snapshot holds; neither all vectors nor all grams need be in memory at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.abbreviations import Abbreviations
from index.coded_means import CodedMeans
from index.cut import Cut, Progress
from index.encoder import Vectors
from index.gram_bits import GramBits
from index.gram_indexing import TurnedLexicon
from index.large_parts import LargeParts
from index.lexicon import Lexicon
from index.matches import Ids, StoredVectors
from index.plan import Plan
from index.snapshot import Snapshot
from index.takeover import RowNumbers, spans
from index.vectors import ApproximateIndex


@dataclass(frozen=True)
class VectorSet:
    """`starts[i]` is the row of the first sentence of passage `i`."""

    passages: StoredVectors
    sentences: StoredVectors
    questions: StoredVectors
    starts: RowNumbers

    def means(self, ids: Ids) -> Vectors:
        """Of the vectors of these sentences and of their passages."""
        owners = np.searchsorted(self.starts, ids, side="right") - 1
        together = self.sentences.matrix[ids].astype(np.float32) + self.passages.matrix[owners].astype(np.float32)
        return np.asarray(together / 2, np.float32)

    def asked(self, ids: Ids) -> Vectors:
        """Of anticipated questions."""
        return self.questions.matrix[ids].astype(np.float32)


@dataclass(frozen=True)
class LargeIndex:
    """The lexicons and all that a large snapshot has besides."""

    passage_lexicon: Lexicon
    anticipated_lexicon: Lexicon
    parts: LargeParts


def large_index(plan: Plan, vectors: VectorSet, words: Progress | None, filing: Progress | None) -> LargeIndex:
    """`words` and `filing` are told how far the grams and the vectors are."""
    known = plan.before_vectors.large if plan.before_vectors else None
    before_passages, before_questions = _turned(plan.before)
    passages = TurnedLexicon.updated(before_passages, plan.words.passages, words)
    questions = TurnedLexicon.updated(before_questions, plan.words.questions)
    dimension = vectors.passages.dimension
    parts = LargeParts(
        means=ApproximateIndex.updated(
            known.means if known else None, plan.vectors.sentences, vectors.means, dimension, progress=filing
        ),
        questions=ApproximateIndex.updated(
            known.questions if known else None, plan.vectors.questions, vectors.asked, dimension
        ),
        passage_lexicon=passages.rows,
        anticipated_lexicon=questions.rows,
        passage_bits=GramBits.of(passages.lexicon),
        coded_means=CodedMeans.updated(
            known.coded_means if known else None, plan.vectors.sentences, vectors.means, progress=filing
        ),
        sentence_rows=vectors.starts,
        document_rows=_document_rows(plan.cut),
        abbreviations=Abbreviations.from_documents(plan.cut.documents).known,
    )
    return LargeIndex(passages.lexicon, questions.lexicon, parts)


def _turned(before: Snapshot | None) -> tuple[TurnedLexicon | None, TurnedLexicon | None]:
    """The lexicons of passages and of anticipated questions."""
    if before is None or before.large is None:
        return None, None
    return (
        TurnedLexicon(before.passage_lexicon, before.large.passage_lexicon),
        TurnedLexicon(before.anticipated_lexicon, before.large.anticipated_lexicon),
    )


def _document_rows(cut: Cut) -> RowNumbers:
    """The first passage of each document, and at last the number of all."""
    held = spans(cut.passages)
    counts = [len(held.get(document.id, ())) for document in cut.documents]
    return np.cumsum([0, *counts], dtype=np.int64)
