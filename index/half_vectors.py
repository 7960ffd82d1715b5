"""Unit vectors of which only those are read that are asked for: two bytes a number, mapped from the disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from index.hashed_file import HashedFile
from index.mapped import fetch, scattered
from index.matches import Ids, StoredVectors
from index.spool import spooled
from index.takeover import Rows

Halves = npt.NDArray[np.float16]

_ROWS_AT_ONCE = 20_000
_SIGN_AND_NUMBER = np.int32(-0x70000001)
_EXPONENT = np.float32(2.0**112)


class HalfVectors:
    """As `VectorIndex`, but for searching: a cosine is off by a few hundred-thousandths."""

    def __init__(self, matrix: Halves) -> None:
        self.matrix = matrix
        """All vectors, one a row."""

    @classmethod
    def updated(cls, before: StoredVectors | None, rows: Rows, fresh: Vectors | Halves) -> HalfVectors:
        """Runs of rows come from `before`, the others from `fresh`, one after another."""
        matrix = spooled((rows.count, fresh.shape[1]), np.float16)
        if before:
            for run in rows.runs:
                matrix[run.new : run.new + run.length] = before.matrix[run.old : run.old + run.length]
        for first in range(0, len(rows.fresh), _ROWS_AT_ONCE):
            block = slice(first, first + _ROWS_AT_ONCE)
            matrix[rows.fresh[block]] = fresh[block]
        return cls(matrix)

    @classmethod
    def load(cls, path: Path) -> HalfVectors:
        return cls(scattered(np.load(path, mmap_mode="r", allow_pickle=False)))

    def save(self, path: Path) -> str:
        """Gives back the file's checksum."""
        with HashedFile(path) as file:
            np.save(file, self.matrix, allow_pickle=False)
        return file.checksum()

    def __len__(self) -> int:
        return len(self.matrix)

    @property
    def dimension(self) -> int:
        return int(self.matrix.shape[1])

    def scores(self, vector: Vectors, ids: Ids | None = None) -> Vectors:
        """The scores of these rows, or of all; the same as of `astype(np.float32)`, which takes four times as long."""
        if ids is None:
            blocks = range(0, len(self), _ROWS_AT_ONCE)
            every = [self.scores(vector, np.arange(at, min(at + _ROWS_AT_ONCE, len(self)))) for at in blocks]
            return np.concatenate([np.empty(0, np.float32), *every])
        begins, ends = np.diff(ids, prepend=-2) != 1, np.diff(ids, append=-2) != 1  # of runs of rows
        fetch(self.matrix, ids[begins], ids[ends] + 1)
        bits = np.asarray(self.matrix)[ids].view(np.int16).astype(np.int32)
        bits <<= 13  # of a half to where a float has them; its exponent is then too low by 112
        bits &= _SIGN_AND_NUMBER
        return np.asarray(np.vecdot(bits.view(np.float32), vector.reshape(-1) * _EXPONENT), np.float32)
