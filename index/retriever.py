"""Finds the passages that answer a question, and gives the figures that choosing a sentence or refusing needs."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import numpy as np

from index.encoder import Encoder, Vectors
from index.hit import Hit
from index.lexicon import Floats
from index.matches import Neighbours
from index.pointers import NO_QUESTION
from index.ranking import Ranking
from index.scoring import Scores, Scoring
from index.snapshot import Snapshot
from knowledge.passage import Passage

SENTENCE_COVERAGE_WEIGHT = 0.2
BY_WORDS_WEIGHT = 0.2
"""Without vectors, covering the whole question sets a sentence apart as far as cosines usually do."""


class Retriever:
    """Search over one snapshot, exact unless it is large; safe to use from several threads if the encoder is.

    Without an encoder it searches by words alone: worse, but never silent. The vectors of its rankings are zero then.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        encoder: Encoder | None,
        neighbours: Neighbours | None = None,
        *,
        exact: bool = False,
    ) -> None:
        """`neighbours` take the place of the snapshot's own; `exact` scores every passage of a large one, too."""
        self.snapshot = snapshot
        self._encoder = encoder
        self._scoring = Scoring(snapshot, neighbours, exact=exact)

    def search(self, question: str, k: int = 10) -> Ranking:
        """The `k` best passages, best first."""
        if self._encoder is None:
            return self._search_by_words(question, k)
        start = perf_counter()
        vector = self._encoder.encode_queries([question])[0]
        return self.search_vector(question, vector, k, encode_ms=_since(start))

    def search_vector(self, question: str, vector: Vectors, k: int = 10, *, encode_ms: float = 0.0) -> Ranking:
        """As `search`, for a question whose unit vector is known."""
        start = perf_counter()
        terms = self._scoring.terms(question)
        scores = self._scoring.scores(question, vector, terms)
        hits = tuple(self._hit(at, scores) for at in _best(scores.total, k))
        return Ranking(question, hits, vector, terms, encode_ms, _since(start))

    def _search_by_words(self, question: str, k: int) -> Ranking:
        start = perf_counter()
        terms = self._scoring.terms(question)
        scores = self._scoring.scores_by_words(question, terms)
        hits = tuple(self._hit(at, scores) for at in _best(scores.total, k))
        return Ranking(
            question, hits, np.zeros(self.snapshot.manifest.dimension, np.float32), terms, 0.0, _since(start)
        )

    def coverage(self, question: str, text: str) -> float:
        """The share of the question's idf mass that any text holds, 0 to 1."""
        return self._scoring.terms(question).coverage_of(text)

    def cosines(self, vector: Vectors, texts: Sequence[str]) -> tuple[float, ...]:
        """How close texts are to a question's vector; they are encoded now (`sentence_scores` needs no encoding)."""
        if self._encoder is None or not texts:
            return (0.0,) * len(texts)
        return tuple(float(score) for score in self._encoder.encode_passages(list(texts)) @ vector)

    def closeness(self, ranking: Ranking, passage: Passage) -> Vectors:
        """One figure for each of the passage's sentences: cosines, or what takes their place without an encoder."""
        if self._encoder is not None:
            return self.snapshot.vectors_of_sentences(passage) @ ranking.vector
        held = [ranking.terms.coverage_of(passage.sentence(span)) for span in passage.sentences]
        return np.array(held, np.float32) * np.float32(BY_WORDS_WEIGHT)

    def anticipated_vector(self, ranking: Ranking, passage: Passage) -> Vectors | None:
        """That of the anticipated question that found the passage, if one did and there are vectors."""
        row = next((hit.anticipated_row for hit in ranking.hits if hit.passage.id == passage.id), NO_QUESTION)
        known = self._encoder is not None and row != NO_QUESTION
        return self.snapshot.anticipated_vectors.matrix[row] if known else None

    def sentence_scores(self, ranking: Ranking, passage: Passage) -> tuple[float, ...]:
        """One score for each of the passage's sentences: cosine + 0.2 × coverage, from vectors stored at build time."""
        cosines = self.snapshot.vectors_of_sentences(passage) @ ranking.vector
        held = [ranking.terms.coverage_of(passage.sentence(span)) for span in passage.sentences]
        pairs = zip(cosines, held, strict=True)
        return tuple(float(cosine) + SENTENCE_COVERAGE_WEIGHT * share for cosine, share in pairs)

    def _hit(self, at: int, scores: Scores) -> Hit:
        question = int(scores.question[at])
        return Hit(
            passage=self.snapshot.passages[int(scores.rows[at])],
            score=float(scores.total[at]),
            cosine=float(scores.cosine[at]),
            coverage=float(scores.coverage[at]),
            anticipated=float(scores.anticipated[at]),
            anticipated_question="" if question == NO_QUESTION else self.snapshot.anticipated[question].text,
            sentence=float(scores.sentence[at]),
            anticipated_row=question,
        )


def _best(scores: Floats, k: int) -> list[int]:
    """Places of the `k` highest scores, best first; of equal scores the earlier one."""
    return [int(at) for at in np.argsort(-scores, kind="stable")[:k]]


def _since(start: float) -> float:
    return (perf_counter() - start) * 1000
