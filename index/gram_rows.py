"""The grams of each text, text by text: a lexicon turned round, by which a few texts of very many are looked at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.lexicon import Floats, Lexicon, Terms
from index.saved_arrays import SavedArrays

Numbers = npt.NDArray[np.uint32]
Starts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class GramRows(SavedArrays):
    """`numbers[starts[i]:starts[i + 1]]` are those of text `i`, each the place of a gram in the lexicon's `grams`."""

    numbers: Numbers
    starts: Starts

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
