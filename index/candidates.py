"""The passages of a large snapshot that are worth scoring: near ones, those that say it, those it was expected of.

A passage's own score is the mean of its cosine and that of its best sentence, which is the inner product of the
question with the mean of both vectors: one search among these means finds the best by both.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from index.gram_bits import Bits
from index.held import Held
from index.lexicon import Terms
from index.matches import Ids, Neighbours
from index.pointers import Pointers
from index.snapshot import Snapshot

NEAR = 3_000
"""Means looked up; several may be of one passage."""
NEAR_MEANS = 300
"""Those of them that stay, by the closeness of their codes and exact coverage."""
SAYING_ROUGHLY = 7_000
SAYING = 1_500
WEIGHTIEST = 8
"""Common grams by which it is told which passages say roughly what is asked; a tenth of a millisecond each."""
ASKED = 40
MOST_POSTINGS = 200_000
"""Of anticipated questions, read for one question: half a millisecond of work."""
_SCATTERING, _LOWER = 2_654_435_761, 0xFFFFFFFF
"""Knuth's multiplicative hashing."""


class Candidates:
    """Finds rows of passages, in order, each once."""

    def __init__(self, snapshot: Snapshot, neighbours: Neighbours, pointers: Pointers) -> None:
        self._anticipated = snapshot.anticipated_lexicon
        self._neighbours = neighbours
        self._pointers = pointers
        self._codes = snapshot.large.coded_means if snapshot.large else None
        self._owners = np.repeat(np.arange(len(snapshot.passages), dtype=np.int32), np.diff(snapshot.sentence_rows))

    def rows(self, vector: Vectors, held: Held, asked: Terms, weight: float) -> Ids:
        """`weight` is that of coverage beside closeness; `asked` are the terms among anticipated questions."""
        return _distinct(self._near(vector, held, weight), saying(held), self._expected(vector, asked))

    def rows_by_words(self, held: Held, asked: Terms) -> Ids:
        return _distinct(saying(held), self._expected(None, asked))

    def _near(self, vector: Vectors, held: Held, weight: float) -> Ids:
        """By both at once: what is far down by closeness may be first with coverage."""
        found = self._neighbours.means.nearest(vector, NEAR)
        order = np.argsort(found.ids)
        ids = found.ids[order]
        owners = self._owners[ids].astype(np.int64)
        closeness = self._codes.scores(vector, ids) if self._codes else found.scores[order]
        return owners[best(closeness + np.float32(weight) * held.coverage(owners), NEAR_MEANS)]

    def _expected(self, vector: Vectors | None, asked: Terms) -> Ids:
        """What the best anticipated questions point to."""
        questions = highest(self._anticipated.partly_held(asked, MOST_POSTINGS), ASKED)
        if vector is not None:
            questions = np.concatenate([questions, self._neighbours.questions.nearest(vector, ASKED).ids])
        return self._pointers.passages(questions)


def saying(held: Held) -> Ids:
    """The passages that hold most of what is asked."""
    rows = highest(held.roughly(WEIGHTIEST), SAYING_ROUGHLY)
    return rows[best(held.coverage(rows), SAYING)]


def highest(scores: npt.NDArray[np.floating] | Bits, k: int) -> Ids:
    """The rows, in order, of the `k` highest scores above 0; which of equal ones stay does not depend on their place.

    By the best of each 64, the k-th of which is none too high a floor: a million are gone through once.
    """
    blocks = scores[: len(scores) // 64 * 64].reshape(64, -1).max(axis=0)  # not of neighbours: four times as fast
    floor = np.partition(blocks, -k)[-k] if len(blocks) >= k else 0
    rows = np.flatnonzero(scores >= floor) if floor > 0 else np.flatnonzero(scores)
    order = scores[rows].astype(np.float32).view(np.int32).astype(np.int64) << 32
    return np.sort(rows[best(order | rows * _SCATTERING & _LOWER, k)])


def best(scores: npt.NDArray[np.floating | np.int64], k: int) -> Ids:
    """The places of the `k` highest, in no order."""
    return np.argpartition(scores, -k)[-k:] if len(scores) > k else np.arange(len(scores))


def _distinct(*parts: Ids) -> Ids:
    """In order; `np.unique` takes half a millisecond for a thousand."""
    rows = np.sort(np.concatenate(parts))
    return rows[np.diff(rows, prepend=-1) > 0]
