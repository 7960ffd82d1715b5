"""The passages that exact search would find among very many: every vector and every posting is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from index.matches import Ids, StoredVectors
from index.retriever import Retriever
from index.snapshot import Snapshot
from index.spool import spooled

_ROWS_AT_ONCE = 50_000


class Precomputed:
    """Stored vectors whose cosines with some questions were worked out all at once."""

    def __init__(self, stored: StoredVectors, questions: Vectors) -> None:
        self.matrix = stored.matrix
        self.dimension = stored.dimension
        self._questions = questions
        self._scores = spooled((len(questions), len(stored)), np.float32)
        for first in range(0, len(stored), _ROWS_AT_ONCE):
            block = stored.matrix[first : first + _ROWS_AT_ONCE].astype(np.float32)
            self._scores[:, first : first + len(block)] = questions @ block.T

    def __len__(self) -> int:
        return len(self.matrix)

    def scores(self, vector: Vectors, ids: Ids | None = None) -> Vectors:
        row = int(np.flatnonzero((self._questions == vector).all(axis=1))[0])
        return np.asarray(self._scores[row] if ids is None else self._scores[row][ids], np.float32)

    def save(self, path: object) -> str:
        raise NotImplementedError


def exact_reference(
    snapshot: Snapshot, questions: Sequence[str], vectors: Vectors, k: int = 10
) -> npt.NDArray[np.int64]:
    """The rows of the `k` best passages for each question, by the formula of `index.scoring`; shape (questions, k)."""
    whole = replace(
        snapshot,
        passage_vectors=Precomputed(snapshot.passage_vectors, vectors),
        sentence_vectors=Precomputed(snapshot.sentence_vectors, vectors),
        anticipated_vectors=Precomputed(snapshot.anticipated_vectors, vectors),
    )
    retriever = Retriever(whole, None, exact=True)
    found = [
        [snapshot.row(hit.passage.id) for hit in retriever.search_vector(question, vector, k).hits]
        for question, vector in zip(questions, vectors, strict=True)
    ]
    return np.array(found)
