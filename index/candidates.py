"""The passages of a large snapshot that are worth scoring: near ones, those that say it, those it was expected of.

A passage's own score is the mean of its cosine and that of its best sentence, which is the inner product of the
question with the mean of both vectors: one search among these means finds the best by both.
"""

from __future__ import annotations

import numpy as np

from index.encoder import Vectors
from index.lexicon import Floats, Terms
from index.matches import Ids, Neighbours
from index.pointers import Pointers
from index.snapshot import Snapshot

NEAR = 1_500
"""Means looked up; several may be of one passage."""
NEAR_PASSAGES = 250
SAYING = 150
ASKED = 40
MOST_POSTINGS = 1_000_000
"""Read for one question: a few milliseconds of work."""
BY_WORDS = 400


class Candidates:
    """Finds rows of passages, in order, each once."""

    def __init__(self, snapshot: Snapshot, neighbours: Neighbours, pointers: Pointers) -> None:
        self._snapshot = snapshot
        self._neighbours = neighbours
        self._pointers = pointers

    def rows(self, vector: Vectors, terms: Terms, asked: Terms, weight: float) -> Ids:
        """`weight` is that of coverage beside closeness; `asked` are the terms among anticipated questions."""
        held = self._snapshot.passage_lexicon.partly_held(terms, MOST_POSTINGS)
        near = self._near(vector, held, weight)
        return np.unique(np.concatenate([near, highest(held, SAYING), self._expected(vector, asked)]))

    def rows_by_words(self, terms: Terms, asked: Terms) -> Ids:
        held = self._snapshot.passage_lexicon.partly_held(terms, MOST_POSTINGS)
        return np.unique(np.concatenate([highest(held, BY_WORDS), self._expected(None, asked)]))

    def _near(self, vector: Vectors, held: Floats, weight: float) -> Ids:
        """The best by closeness, worked out anew, and by what is known of coverage."""
        sentences = np.sort(self._neighbours.means.nearest(vector, NEAR).ids)  # neighbours on the disk together
        owners = np.searchsorted(self._snapshot.sentence_rows, sentences, side="right") - 1
        rows, first = np.unique(owners, return_index=True)
        if not len(rows):
            return rows
        closest = np.maximum.reduceat(self._snapshot.sentence_vectors.scores(vector, sentences), first)
        scores = (self._snapshot.passage_vectors.scores(vector, rows) + closest) / 2 + np.float32(weight) * held[rows]
        return rows[np.argsort(-scores, kind="stable")[:NEAR_PASSAGES]]

    def _expected(self, vector: Vectors | None, asked: Terms) -> Ids:
        """What the best anticipated questions point to."""
        questions = highest(self._snapshot.anticipated_lexicon.partly_held(asked, MOST_POSTINGS), ASKED)
        if vector is not None:
            questions = np.concatenate([questions, self._neighbours.questions.nearest(vector, ASKED).ids])
        return self._pointers.passages(questions)


def highest(scores: Floats, k: int) -> Ids:
    """The rows of the `k` highest scores above 0, in order.

    By the best of each block of 64, the k-th of which is none too high a floor: a million are gone through once.
    """
    blocks = np.pad(scores, (0, -len(scores) % 64)).reshape(-1, 64).max(axis=1, initial=0.0)
    floor = np.partition(blocks, -k)[-k] if len(blocks) >= k else 0.0
    rows = np.flatnonzero(scores >= floor) if floor > 0 else np.flatnonzero(scores)
    return np.sort(rows[np.argsort(-scores[rows], kind="stable")[:k]])
