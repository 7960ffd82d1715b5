"""A small deterministic encoder: a text's vector counts its 4-grams, hashed into a few dimensions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.encoder import Progress, Vectors
from index.grams import grams, words


class LetterEncoder:
    """Counts what it was asked to encode, so that tests can see what was reused."""

    def __init__(self, fingerprint: str = "0" * 64, dimension: int = 64) -> None:
        self.name = "letters"
        self.fingerprint = fingerprint
        self.dimension = dimension
        self.passages: list[str] = []
        self.queries: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        self.queries += texts
        return self._vectors(texts)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.passages += texts
        if progress:
            progress(len(texts))
        return self._vectors(texts)

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        counts = np.full((len(texts), self.dimension), 1e-3, np.float32)
        for row, text in enumerate(texts):
            np.add.at(
                counts[row], (grams(words(text)) % np.uint64(2**31 - 1) % np.uint64(self.dimension)).astype(int), 1
            )
        return np.asarray(counts / np.linalg.norm(counts, axis=1, keepdims=True), np.float32)
