"""Exact inner-product search over unit vectors: the only module that knows faiss."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from index.hashed_file import HashedFile
from index.takeover import Rows

Ids = npt.NDArray[np.int64]

_BYTES_AT_ONCE = 1 << 20
_writer = vars(faiss)["PyCallbackIOWriter"]  # which faiss' type hints do not know

faiss.omp_set_num_threads(1)  # one question is too little work to share, and a busy neighbour makes sharing slow


@dataclass(frozen=True, slots=True)
class Matches:
    """Rows found and their scores, best first."""

    ids: Ids
    scores: Vectors


class VectorIndex:
    """Unit vectors by row; `score` is the cosine."""

    def __init__(self, index: faiss.IndexFlatIP) -> None:
        self._index = index
        flat = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d) if index.ntotal else np.empty(0, np.float32)
        self.matrix: Vectors = flat.reshape(index.ntotal, index.d)
        """All vectors, one a row; a view into faiss' own memory."""

    @classmethod
    def from_vectors(cls, vectors: Vectors) -> VectorIndex:
        return cls.updated(None, Rows(len(vectors), (), ()), vectors)

    @classmethod
    def updated(cls, before: VectorIndex | None, rows: Rows, fresh: Vectors) -> VectorIndex:
        """Runs of rows come from `before`, the others from `fresh`, one after another."""
        index = faiss.IndexFlatIP(fresh.shape[1])
        index.codes.resize(rows.count * index.code_size)  # filled in place: `add` would copy everything once more
        index.ntotal = rows.count
        made = cls(index)
        if before:
            for run in rows.runs:
                made.matrix[run.new : run.new + run.length] = before.matrix[run.old : run.old + run.length]
        made.matrix[rows.fresh] = fresh
        return made

    @classmethod
    def load(cls, path: Path) -> VectorIndex:
        index = faiss.read_index(str(path))
        if not isinstance(index, faiss.IndexFlatIP):
            raise ValueError(f"{path} holds {type(index).__name__}, not IndexFlatIP")
        return cls(index)

    def save(self, path: Path) -> str:
        """Gives back the file's checksum."""
        with HashedFile(path) as file:
            faiss.write_index(self._index, _writer(file.write, _BYTES_AT_ONCE))
        return file.checksum()

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    def search(self, vector: Vectors, k: int) -> Matches:
        """The `k` rows closest to one vector (fewer where there are fewer)."""
        if not len(self):
            return Matches(np.empty(0, np.int64), np.empty(0, np.float32))
        scores, ids = self._index.search(vector.reshape(1, -1), min(k, len(self)))
        return Matches(ids[0], scores[0])

    def scores(self, vector: Vectors, ids: Ids | None = None) -> Vectors:
        """The scores of these rows, or of all.

        Not by `@`, which shares the work among threads: with busy neighbours 5,000 rows took 36 ms, not 0.3.
        """
        rows = self.matrix if ids is None else self.matrix[ids]
        return np.asarray(np.vecdot(rows, vector.reshape(-1)), np.float32)
