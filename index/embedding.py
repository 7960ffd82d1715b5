"""Vectors for texts, each text embedded once at most, in this run and in those before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import numpy as np

from index.embedding_block import EmbeddingBlock, TextKind
from index.embedding_store import EmbeddingStore
from index.encoder import Encoder, Vectors
from index.known_vectors import VectorsByText, passages_known, questions_known
from index.snapshot import Snapshot

EmbeddingProgress: TypeAlias = Callable[[int, int], None]
"""Called with the number of texts embedded so far and of all that must be."""

_BATCHES = {TextKind.PASSAGE: 32, TextKind.QUERY: 64}
"""Texts between two writes to the store, some seconds of work: a multiple of what models take at once."""


class Embedding:
    """A vector depends on model and text alone, so those of a snapshot of the same model are taken over by text.

    Anticipated questions are embedded as queries, passages and sentences with title and heading. With `kept`, what is
    embedded outlives the process.
    """

    def __init__(
        self,
        encoder: Encoder,
        previous: Snapshot | None = None,
        progress: EmbeddingProgress | None = None,
        kept: EmbeddingStore | None = None,
    ) -> None:
        self.encoder = encoder
        same_model = previous is not None and previous.manifest.model_fingerprint == encoder.fingerprint
        self.previous = previous if same_model else None
        self._progress = progress
        self._kept = kept
        self._done = 0

    def vectors(self, passages: Sequence[str], queries: Sequence[str]) -> tuple[Vectors, Vectors]:
        """Unit vectors of both kinds of text, row by row."""
        texts = {TextKind.PASSAGE: passages, TextKind.QUERY: queries}
        known = self._known(texts)
        missing = {kind: _without(wanted, known[kind]) for kind, wanted in texts.items()}
        total = sum(map(len, missing.values()))
        for kind, wanted in missing.items():
            for batch in _batches(kind, wanted):
                vectors = self._encode(kind, batch, total)
                known[kind] |= zip(batch, vectors, strict=True)
                if self._kept:
                    self._kept.keep(self.encoder.fingerprint, EmbeddingBlock(kind, tuple(batch), vectors))
        return self._rows(known[TextKind.PASSAGE], passages), self._rows(known[TextKind.QUERY], queries)

    def _known(self, texts: dict[TextKind, Sequence[str]]) -> dict[TextKind, VectorsByText]:
        """What the snapshot before has, and then the store."""
        known: dict[TextKind, VectorsByText] = {kind: {} for kind in texts}
        if self.previous:
            known[TextKind.PASSAGE] |= passages_known(self.previous, texts[TextKind.PASSAGE])
            known[TextKind.QUERY] |= questions_known(self.previous, texts[TextKind.QUERY])
        if self._kept and any(_without(wanted, known[kind]) for kind, wanted in texts.items()):
            for kind, vectors in self._kept.load(self.encoder.fingerprint, self.encoder.dimension).items():
                known[kind] = vectors | known[kind]
        return known

    def _encode(self, kind: TextKind, batch: Sequence[str], total: int) -> Vectors:
        if kind is TextKind.PASSAGE:
            return self.encoder.encode_passages(batch, lambda count: self._step(count, total))
        vectors = self.encoder.encode_queries(batch)
        self._step(len(batch), total)
        return vectors

    def _rows(self, vectors: VectorsByText, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.encoder.dimension), np.float32)
        return np.stack([vectors[text] for text in texts])

    def _step(self, count: int, total: int) -> None:
        self._done += count
        if self._progress:
            self._progress(self._done, total)


def _without(texts: Sequence[str], known: VectorsByText) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text not in known]


def _batches(kind: TextKind, texts: list[str]) -> Iterator[list[str]]:
    """Passages of equal length together, longest first, as an encoder would sort all of them at once."""
    ordered = sorted(texts, key=len, reverse=True) if kind is TextKind.PASSAGE else texts
    size = _BATCHES[kind]
    return (ordered[start : start + size] for start in range(0, len(ordered), size))
