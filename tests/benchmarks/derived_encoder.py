"""Vectors for more texts than a model can encode in an afternoon, derived from some that it did encode.

A text's vector is a linear function of its words, fitted by ridge regression to really encoded texts, plus noise that
has the covariance of what the function leaves over. One part of the noise belongs to title and heading, the other to
the whole text, in the proportion that the fit finds between a passage and its own sentences. Everything else is in
the words: texts with words in common are as close as the model would have them, as far as words tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy.sparse import csr_array

from index.encoder import Progress, Vectors

_COLUMNS = 6144
_RIDGE = 3e-3
_NOISES = 1 << 15
_AT_ONCE = 20_000


@dataclass(frozen=True)
class Derivation:
    """`weights` (columns, dimension) make a vector of words; `noise` (rows, dimension) is what is added;
    `shared` is the part of its variance that a text has in common with others below the same heading."""

    weights: Vectors
    noise: Vectors
    shared: float
    explained: float

    @classmethod
    def fitted(cls, texts: Sequence[str], vectors: Vectors) -> Derivation:
        """`explained` is measured on the last tenth of the texts, which the weights are not fitted to, and so is
        what is left over."""
        held_out = len(texts) // 10
        words = word_shares(texts)
        known, seen = words[:-held_out], vectors[:-held_out]
        gram = (known.T @ known).toarray() + _RIDGE * np.eye(_COLUMNS, dtype=np.float32)
        weights = np.linalg.solve(gram, known.T @ seen).astype(np.float32)
        rest = vectors[-held_out:] - words[-held_out:] @ weights
        spread = vectors[-held_out:] - vectors.mean(axis=0)
        root = np.linalg.cholesky(np.cov(rest.T) + 1e-9 * np.eye(rest.shape[1]))
        noise = np.random.default_rng(0).standard_normal((_NOISES, rest.shape[1])) @ root.T
        shared = _correlation(rest, [_context(text) for text in texts[-held_out:]])
        return cls(weights, noise.astype(np.float32), shared, 1 - float((rest**2).sum() / (spread**2).sum()))

    def vectors(self, texts: Sequence[str]) -> Vectors:
        made = word_shares(texts) @ self.weights
        made += np.float32(self.shared**0.5) * self._noises([_context(text) for text in texts])
        made += np.float32((1 - self.shared) ** 0.5) * self._noises(texts)
        return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)

    def _noises(self, texts: Sequence[str]) -> Vectors:
        """The sum of two rows, so that there are half a billion of them."""
        hashes = np.array([crc32(text.encode()) for text in texts], np.int64)
        return np.asarray(
            (self.noise[hashes % _NOISES] + self.noise[(hashes >> 15) % _NOISES]) / np.sqrt(2), np.float32
        )

    def save(self, path: Path) -> None:
        np.savez(path, weights=self.weights, noise=self.noise, figures=[self.shared, self.explained])

    @classmethod
    def load(cls, path: Path) -> Derivation:
        with np.load(path) as file:
            return cls(file["weights"], file["noise"], *map(float, file["figures"]))


class DerivedEncoder:
    """Stands in for a model whose name and fingerprint it bears."""

    def __init__(self, derivation: Derivation, name: str, fingerprint: str) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = derivation.weights.shape[1]
        self._derivation = derivation

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        if progress:
            progress(len(texts))
        return self._derivation.vectors(texts)


def word_shares(texts: Sequence[str]) -> csr_array:
    """For each text the shares of its words, those of title and heading apart from the others."""
    columns: list[int] = []
    ends = [0]
    known: dict[tuple[bool, str], int] = {}
    for text in texts:
        context = _context(text)
        for inside, part in ((False, context), (True, text[len(context) :])):
            for word in part.split():
                if (key := (inside, word)) not in known:
                    known[key] = crc32(f"{inside} {word}".encode()) % _COLUMNS
                columns.append(known[key])
        ends.append(len(columns))
    lengths = np.diff(ends)
    shares = np.repeat(1 / np.maximum(lengths, 1), lengths).astype(np.float32)
    return csr_array((shares, np.array(columns, np.int32), np.array(ends)), shape=(len(texts), _COLUMNS))


def _context(text: str) -> str:
    """Title and heading."""
    return text[: text.find("\n", text.find("\n") + 1) + 1]


def _correlation(rest: Vectors, contexts: Sequence[str]) -> float:
    """Between neighbours below the same heading, of what is left over."""
    centred = rest - rest.mean(axis=0)
    same = np.array([one == other for one, other in pairwise(contexts)])
    together = (centred[:-1][same] * centred[1:][same]).sum(axis=1).mean()
    return float(np.clip(together / (centred**2).sum(axis=1).mean(), 0.0, 1.0))
