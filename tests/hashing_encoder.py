"""A small encoder for tests without a real model: texts that share letters come out alike, always in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from index.encoder import Progress, Vectors


class HashingEncoder:
    """Counts hashed letter triples of the lower-cased words; `texts_encoded` tells how many texts it was given.

    `fingerprint` can be chosen, to stand for another model.
    """

    def __init__(self, *, name: str = "hashing", fingerprint: str = "0" * 64, dimension: int = 256) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = dimension
        self.texts_encoded = 0

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            np.add.at(row, self._buckets(text), 1)
            row /= np.linalg.norm(row)
            if progress:
                progress(1)
        self.texts_encoded += len(texts)
        return rows

    def _buckets(self, text: str) -> list[int]:
        words = [f"_{word}_" for word in text.lower().split()] or ["_"]
        triples = [word[at : at + 3] for word in words for at in range(max(1, len(word) - 2))]
        return [crc32(triple.encode("utf-8", "replace")) % self.dimension for triple in triples]
