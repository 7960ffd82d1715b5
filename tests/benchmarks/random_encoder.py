"""An encoder that costs next to nothing: vectors as random as a text's checksum, of the bundled model's dimension."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from index.encoder import Progress, Vectors


class RandomEncoder:
    """The same text gives the same vector; `name` and `fingerprint` may be those of a model it stands in for."""

    def __init__(self, name: str = "random", fingerprint: str = "0" * 64) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = 384

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        rows = np.stack([self._row(text) for text in texts])
        if progress:
            progress(len(texts))
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    def _row(self, text: str) -> Vectors:
        return np.random.default_rng(crc32(text.encode())).standard_normal(self.dimension, np.float32)
