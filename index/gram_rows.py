"""The grams of each text, text by text: a lexicon turned round, by which a few texts of very many are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.lexicon import Floats, Lexicon, Terms
from index.saved_arrays import array_files, load_arrays, save_arrays

Numbers = npt.NDArray[np.uint32]
Starts = npt.NDArray[np.int64]

_PARTS = ("numbers", "starts")


@dataclass(frozen=True)
class GramRows:
    """`numbers[starts[i]:starts[i + 1]]` are those of text `i`, each the place of a gram in the lexicon's `grams`."""

    numbers: Numbers
    starts: Starts

    @classmethod
    def load(cls, folder: Path, stem: str) -> GramRows:
        return cls(*load_arrays(folder, stem, _PARTS))

    @staticmethod
    def files(folder: Path, stem: str) -> tuple[Path, ...]:
        return array_files(folder, stem, _PARTS)

    def save(self, folder: Path, stem: str) -> dict[str, str]:
        """Gives back the checksum of each file."""
        return save_arrays(folder, stem, {part: getattr(self, part) for part in _PARTS})

    def coverage(self, lexicon: Lexicon, terms: Terms, rows: npt.NDArray[np.int64]) -> Floats:
        """What `lexicon.coverage` gives for these rows."""
        if not terms.mass or not len(rows):
            return np.zeros(len(rows), np.float32)
        lengths = self.starts[rows + 1] - self.starts[rows]
        worth = lexicon.worth(terms)[self.numbers[spans_at(self.starts, rows)]]
        held = np.bincount(np.repeat(np.arange(len(rows)), lengths), weights=worth, minlength=len(rows))
        return np.minimum(held / terms.mass, 1.0).astype(np.float32)


def spans_at(starts: Starts, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """All places from `starts[row]` to `starts[row + 1]`, one row after another."""
    lengths = starts[rows + 1] - starts[rows]
    ends = np.cumsum(lengths)
    return np.repeat(starts[rows] - (ends - lengths), lengths) + np.arange(int(lengths.sum()))
