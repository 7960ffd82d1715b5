"""What the system is told of arrays that lie in mapped files, so that no more is read from the disk than is needed.

By itself it reads on from each place, up to megabytes, for which other pages must go where memory is short.
"""

from __future__ import annotations

import mmap
from typing import Any

import numpy as np
import numpy.typing as npt

from index.matches import Ids

_LARGE = 1 << 26
"""Bytes; smaller arrays are soon in memory as a whole, which the system's reading ahead makes quicker."""
_MOST_SPANS = 2_000
"""A microsecond or two each; what is beyond is read as it is needed."""


def scattered(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The same array; of a large one, that it is read here and there, so that reading ahead would be in vain."""
    if mapping := _mapping(array):
        mapping.madvise(mmap.MADV_RANDOM)
    return array


def fetch(array: npt.NDArray[Any], starts: Ids, ends: Ids) -> None:
    """Have rows `starts[i]` up to `ends[i]` read from the disk all at once, where they lie there."""
    mapping = _mapping(array)
    if mapping is None:
        return
    row, before = array.strides[0], len(mapping) - array.nbytes  # a header
    firsts = (before + starts * row) // mmap.PAGESIZE * mmap.PAGESIZE
    lengths = before + ends * row - firsts
    for first, length in zip(firsts[:_MOST_SPANS].tolist(), lengths[:_MOST_SPANS].tolist(), strict=True):
        mapping.madvise(mmap.MADV_WILLNEED, first, length)


def _mapping(array: npt.NDArray[Any]) -> mmap.mmap | None:
    """None of an array that is in memory, or soon will be."""
    large = isinstance(array, np.memmap) and array.nbytes >= _LARGE
    return array.base if large and isinstance(array.base, mmap.mmap) else None
