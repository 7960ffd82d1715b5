"""The vectors of the vocabulary, a row for each token, on disk in the 4 bits in which the package ships them."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.bundled_format import Floats, PackedModel, dequantised


class WordTable:
    """Of 54 MB only the rows of a text's tokens are read, each time anew.

    Mapped into memory the file would soon be there as a whole, since the system maps 64 KB around each row.
    """

    def __init__(self, row: Callable[[int], bytes | memoryview]) -> None:
        """The Q4_0 blocks of a token."""
        self._row = row

    @classmethod
    def of_model(cls, model: PackedModel) -> WordTable:
        words, size = model.tensors["emb.word"].data, _row_size(model)
        return cls(lambda token: words[token * size : (token + 1) * size])

    @classmethod
    def load(cls, file: Path) -> WordTable:
        """From what `save_words` has written; raises OSError and ValueError."""
        table = np.load(file, mmap_mode="r")
        opened, start, size = file.open("rb"), table.offset, table.shape[1]
        words = cls(lambda token: os.pread(opened.fileno(), size, start + token * size))
        weakref.finalize(words, opened.close)
        return words

    def rows(self, tokens: npt.NDArray[np.int64]) -> Floats:
        """Token numbers of any shape to vectors (*shape, size)."""
        packed = b"".join(map(self._row, tokens.ravel().tolist()))
        return dequantised(packed).reshape(*tokens.shape, -1)


def save_words(model: PackedModel, file: Path) -> None:
    np.save(file, np.frombuffer(model.tensors["emb.word"].data, np.uint8).reshape(-1, _row_size(model)))


def _row_size(model: PackedModel) -> int:
    return len(model.tensors["emb.word"].data) // model.shape.vocab_size
