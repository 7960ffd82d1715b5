"""Lays texts of different lengths out for a model that reads rows of equal length, without padding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.onnx_session import APART, PLACES, SUMS

_TOKENS_TOGETHER = 512
"""Of rows that hold one text each. More at once is slower: a layer's numbers then no longer fit into the cache."""
_TOKENS_IN_A_ROW = 128
"""Of several texts in one row, where attention is worked out between all of them and then left out."""
_FAR = np.float32(-40)
"""e^-40 is nothing to a sum; more would become numbers so small that processors are slow with them."""


@dataclass(frozen=True)
class TokenRows:
    """`texts` are the numbers of the texts in the order in which the model gives their vectors.

    `lengths` are those of the texts in each row: several rows hold one text each, a single row may hold many.
    """

    texts: tuple[int, ...]
    tokens: npt.NDArray[np.int64]
    lengths: tuple[int, ...]

    def inputs(self) -> Mapping[str, npt.NDArray[np.generic]]:
        """For the encoder's graph beside the vectors of its tokens, see `index.onnx_export.export_encoder`."""
        text = np.repeat(np.arange(len(self.lengths)), self.lengths)
        places = np.concatenate([np.arange(length) for length in self.lengths])
        sums = (np.arange(len(self.lengths))[:, np.newaxis] == text).astype(np.float32)
        apart = np.where(text[:, np.newaxis] == text, np.float32(0), _FAR)
        return {PLACES: places, SUMS: sums, APART: apart}


def token_rows(inputs: Sequence[Sequence[int]]) -> Iterator[TokenRows]:
    """All of the texts, the longest first; texts of one length stand below each other where there are enough."""
    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for number, tokens in enumerate(inputs):
        by_length[len(tokens)].append(number)
    left: list[int] = []
    for length, numbers in sorted(by_length.items(), reverse=True):
        size = max(1, _TOKENS_TOGETHER // length)
        whole = len(numbers) // size * size
        for start in range(0, whole, size):
            yield _below_each_other(numbers[start : start + size], inputs)
        left += numbers[whole:]
    yield from _in_a_row(left, inputs)


def _below_each_other(numbers: list[int], inputs: Sequence[Sequence[int]]) -> TokenRows:
    rows = np.array([inputs[number] for number in numbers], np.int64)
    return TokenRows(tuple(numbers), rows, (rows.shape[1],))


def _in_a_row(numbers: Sequence[int], inputs: Sequence[Sequence[int]]) -> Iterator[TokenRows]:
    row: list[int] = []
    for number in numbers:
        if row and sum(len(inputs[each]) for each in (*row, number)) > _TOKENS_IN_A_ROW:
            yield _one_row(row, inputs)
            row = []
        row.append(number)
    if row:
        yield _one_row(row, inputs)


def _one_row(numbers: list[int], inputs: Sequence[Sequence[int]]) -> TokenRows:
    row = np.concatenate([np.array(inputs[number], np.int64) for number in numbers])
    return TokenRows(tuple(numbers), row[np.newaxis], tuple(len(inputs[number]) for number in numbers))
