"""The means by which candidates are found, small enough for memory: four bits a number, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from index.matches import Ids
from index.saved_arrays import SavedArrays
from index.spool import spooled
from index.takeover import Rows
from index.vectors import Block, Progress

Number = TypeVar("Number", np.uint8, np.float32)

_LEVELS = 16
_STEP = np.float32(0.3352)
"""In standard deviations, the best for sixteen even levels: Max, "Quantizing for Minimum Distortion" (1960)."""
_LEAST = np.float32(1e-6)
"""For dimensions that all vectors agree in."""
_SAMPLED = 100_000
_ROWS_AT_ONCE = 50_000


@dataclass(frozen=True)
class CodedMeans(SavedArrays):
    """A number is `floors[d] + steps[d] * level`. A byte of `codes` (count, half the dimension, rounded up) holds two
    levels, in its lower bits one of the first half of the dimensions, in its upper bits one of the second."""

    codes: npt.NDArray[np.uint8]
    floors: Vectors
    steps: Vectors

    @classmethod
    def updated(
        cls, before: CodedMeans | None, rows: Rows, block: Block, *, progress: Progress | None = None
    ) -> CodedMeans:
        """Runs of rows keep the codes they have in `before`; the others are read from `block`, some at a time.

        Where most is new, levels are learnt anew from a sample.
        """
        if before and 2 * len(rows.fresh) < rows.count:
            fresh, made = rows.fresh, cls._empty(rows.count, before.floors, before.steps)
            for run in rows.runs:
                made.codes[run.new : run.new + run.length] = before.codes[run.old : run.old + run.length]
        else:
            fresh, made = np.arange(rows.count), cls._empty(rows.count, *_levels(rows.count, block))
        for first in range(0, len(fresh), _ROWS_AT_ONCE):
            ids = fresh[first : first + _ROWS_AT_ONCE]
            made.codes[ids] = made._coded(block(ids))
            if progress:
                progress(first + len(ids), len(fresh))
        return made

    @classmethod
    def _empty(cls, count: int, floors: Vectors, steps: Vectors) -> CodedMeans:
        return cls(spooled((count, -(-len(floors) // 2)), np.uint8), floors, steps)

    def __len__(self) -> int:
        return len(self.codes)

    def scores(self, vector: Vectors, ids: Ids | None = None) -> Vectors:
        """Rough inner products with one vector."""
        codes = np.asarray(self.codes)[ids if ids is not None else slice(None)]
        lower, upper = self._halves(vector.reshape(-1) * self.steps)
        found = np.vecdot((codes & 15).astype(np.float32), lower) + np.vecdot((codes >> 4).astype(np.float32), upper)
        return np.asarray(found + np.dot(vector.reshape(-1), self.floors), np.float32)

    def _coded(self, vectors: Vectors) -> npt.NDArray[np.uint8]:
        levels = np.rint((vectors - self.floors) / self.steps).clip(0, _LEVELS - 1)
        lower, upper = self._halves(levels.astype(np.uint8))
        return np.asarray(lower | upper << 4, np.uint8)

    def _halves(self, numbers: npt.NDArray[Number]) -> tuple[npt.NDArray[Number], npt.NDArray[Number]]:
        """Of the last axis; the second is filled up with a zero where there is an odd number."""
        half = self.codes.shape[1]
        missing = 2 * half - numbers.shape[-1]
        filled = np.pad(numbers, [(0, 0)] * (numbers.ndim - 1) + [(0, missing)]) if missing else numbers
        return filled[..., :half], filled[..., half:]


def _levels(count: int, block: Block) -> tuple[Vectors, Vectors]:
    """Floors and steps by evenly spread rows."""
    sample = block(np.unique(np.linspace(0, count - 1, min(count, _SAMPLED)).astype(np.int64)))
    if not len(sample):
        return np.zeros(sample.shape[1], np.float32), np.ones(sample.shape[1], np.float32)
    steps = np.maximum(_STEP * sample.std(axis=0), _LEAST).astype(np.float32)
    return np.asarray(sample.mean(axis=0) - steps * np.float32((_LEVELS - 1) / 2), np.float32), steps
