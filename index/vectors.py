"""Inner-product search over vectors, exact or not: the only module that knows faiss."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import faiss
import numpy as np

from index.encoder import Vectors
from index.hashed_file import HashedFile
from index.matches import Ids, Matches, StoredVectors
from index.takeover import Rows

PROBED = 0.2
"""Share of the lists that is looked into for one question …"""
MOST_PROBED = 200_000
"""… or as many of them as hold so many vectors: three milliseconds."""
_SAMPLED = 40
"""Rows for each list that it is learnt from."""
_ROUNDS = 8
_ROWS_AT_ONCE = 50_000
_GONE = -1
_BY_RESERVOIR = 11
"""Of the ways in which faiss scans, the fastest for one question and thousands of best ones."""
_BYTES_AT_ONCE = 1 << 20
_writer = vars(faiss)["PyCallbackIOWriter"]  # which faiss' type hints do not know

faiss.omp_set_num_threads(1)  # one question is too little work to share, and a busy neighbour makes sharing slow


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
    def updated(cls, before: StoredVectors | None, rows: Rows, fresh: Vectors) -> VectorIndex:
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
        return _save(self._index, path)

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


Progress: TypeAlias = Callable[[int, int], None]
Block: TypeAlias = Callable[[Ids], Vectors]
"""Gives the vectors of some rows, which need not be in memory before."""


class ApproximateIndex:
    """Very many vectors by row: `nearest` looks into those lists of neighbours that are closest to a question.

    Of what sets a vector apart from the centre of its list one bit is kept for each number. Gao, Long: "RaBitQ:
    Quantizing High-Dimensional Vectors with a Theoretical Error Bound for Approximate Nearest Neighbor Search" (2024).
    """

    def __init__(self, index: faiss.IndexIVFRaBitQ) -> None:
        self._index = index

    @cached_property
    def _fast(self) -> faiss.IndexIVFRaBitQFastScan:
        """The same as it is searched, bits of 32 vectors side by side; what was loaded stays on the disk."""
        fast = faiss.IndexIVFRaBitQFastScan(self._index)
        fast.implem = _BY_RESERVOIR
        fast.nprobe = max(1, round(fast.nlist * min(PROBED, MOST_PROBED / max(1, len(self)))))
        return fast

    @classmethod
    def updated(
        cls,
        before: ApproximateIndex | None,
        rows: Rows,
        block: Block,
        dimension: int,
        *,
        progress: Progress | None = None,
    ) -> ApproximateIndex:
        """Runs of rows keep the codes they have in `before`; the others are read from `block`, some at a time.

        Where most is new or the number of lists no longer fits, all is learnt anew from a sample.
        """
        if before and before._fits(rows):
            made, fresh = cls(before._emptied()), rows.fresh
            made._take_over(before, rows)
        else:
            made, fresh = cls(_trained(rows.count, block, dimension)), np.arange(rows.count)
        for first in range(0, len(fresh), _ROWS_AT_ONCE):
            ids = fresh[first : first + _ROWS_AT_ONCE]
            made._index.add_with_ids(block(ids), ids)
            if progress:
                progress(first + len(ids), len(fresh))
        return made

    @classmethod
    def load(cls, path: Path) -> ApproximateIndex:
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY)
        if not isinstance(index, faiss.IndexIVFRaBitQ):
            raise ValueError(f"{path} holds {type(index).__name__}, not IndexIVFRaBitQ")
        return cls(index)

    def save(self, path: Path) -> str:
        """Gives back the file's checksum."""
        return _save(self._index, path)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def nearest(self, vector: Vectors, k: int) -> Matches:
        """Rows and rough scores, best first."""
        if not len(self):
            return Matches(np.empty(0, np.int64), np.empty(0, np.float32))
        scores, ids = self._fast.search(np.asarray(vector, np.float32).reshape(1, -1), min(k, len(self)))
        found = ids[0] >= 0
        return Matches(ids[0][found], scores[0][found])

    def _fits(self, rows: Rows) -> bool:
        return self._index.nlist == _lists(rows.count) and 2 * len(rows.fresh) < rows.count

    def _emptied(self) -> faiss.IndexIVFRaBitQ:
        """What was learnt, without what was filed."""
        return _over(faiss.clone_index(self._index.quantizer))

    def _take_over(self, before: ApproximateIndex, rows: Rows) -> None:
        """The codes stay, the rows that they are of have other numbers."""
        moved = np.full(len(before), _GONE)
        for run in rows.runs:
            moved[run.old : run.old + run.length] = np.arange(run.new, run.new + run.length)
        old: Any = before._index.invlists  # of which faiss' type hints know too little
        new: Any = self._index.invlists
        for number in range(self._index.nlist):
            if size := old.list_size(number):
                ids = moved[faiss.rev_swig_ptr(old.get_ids(number), size)]
                codes = faiss.rev_swig_ptr(old.get_codes(number), size * old.code_size).reshape(size, -1)
                ids, codes = ids[ids != _GONE], np.ascontiguousarray(codes[ids != _GONE])
                new.add_entries(number, len(ids), faiss.swig_ptr(ids), faiss.swig_ptr(codes))
        self._index.ntotal = rows.count - len(rows.fresh)


def _over(centres: Any) -> faiss.IndexIVFRaBitQ:
    index = faiss.IndexIVFRaBitQ(centres, centres.d, centres.ntotal, faiss.METRIC_INNER_PRODUCT)
    index.own_fields = True
    centres.this.disown()
    index.is_trained = True
    return index


def _trained(count: int, block: Block, dimension: int) -> faiss.IndexIVFRaBitQ:
    """Centres are those of evenly spread rows, by distance: by inner product the longest would draw most."""
    lists = _lists(count)
    centres = np.zeros((lists, dimension), np.float32)
    if count:
        sample = block(np.unique(np.linspace(0, count - 1, min(count, lists * _SAMPLED)).astype(np.int64)))
        means = faiss.Clustering(dimension, lists)
        means.niter, means.min_points_per_centroid = _ROUNDS, 1
        means.train(sample, faiss.IndexFlatL2(dimension))
        centres = faiss.vector_to_array(means.centroids).reshape(lists, dimension)
    quantizer = faiss.IndexFlatIP(dimension)
    quantizer.add(centres)
    return _over(quantizer)


def _lists(count: int) -> int:
    """A power of two near four square roots of the count, as is usual; at least 40 rows in each."""
    return 1 << int(np.log2(max(1.0, min(4 * count**0.5, count / 40))))


def _save(index: faiss.Index, path: Path) -> str:
    with HashedFile(path) as file:
        faiss.write_index(index, _writer(file.write, _BYTES_AT_ONCE))
    return file.checksum()
