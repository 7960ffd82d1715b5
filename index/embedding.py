"""Vectors for texts, each text embedded once at most, in this run and in those before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from index.embedding_block import EmbeddingBlock, TextKind
from index.embedding_store import EmbeddingStore
from index.encoder import Encoder, Vectors
from index.known_vectors import VectorsByText, passages_known, questions_known
from index.snapshot import Snapshot
from index.spool import spooled

AnyVectors: TypeAlias = npt.NDArray[np.floating]
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

    def vectors(
        self, passages: Sequence[str], queries: Sequence[str], kind_of_number: npt.DTypeLike = np.float32
    ) -> tuple[AnyVectors, AnyVectors]:
        """Unit vectors of both kinds of text, row by row."""
        texts = {TextKind.PASSAGE: passages, TextKind.QUERY: queries}
        known = self._known(texts)
        filled = {
            kind: _Rows(wanted, known[kind], spooled((len(wanted), self.encoder.dimension), kind_of_number))
            for kind, wanted in texts.items()
        }
        total = sum(len(rows.missing) for rows in filled.values())
        for kind, rows in filled.items():
            for batch in _batches(kind, rows.missing):
                vectors = self._encode(kind, batch, total)
                rows.fill(batch, vectors)
                if self._kept:
                    self._kept.keep(self.encoder.fingerprint, EmbeddingBlock(kind, tuple(batch), vectors))
        return filled[TextKind.PASSAGE].whole(), filled[TextKind.QUERY].whole()

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


class _Rows:
    """The vectors of texts, to be filled in; equal texts have equal vectors."""

    def __init__(self, texts: Sequence[str], known: VectorsByText, vectors: AnyVectors) -> None:
        self._texts = texts
        self._vectors = vectors
        self._firsts = {text: row for row, text in reversed(list(enumerate(texts)))}
        self.missing = _without(texts, known)
        for text in known.keys() & self._firsts.keys():
            vectors[self._firsts[text]] = known[text]

    def fill(self, texts: Sequence[str], vectors: Vectors) -> None:
        self._vectors[[self._firsts[text] for text in texts]] = vectors

    def whole(self) -> AnyVectors:
        for row, text in enumerate(self._texts):
            if (first := self._firsts[text]) != row:
                self._vectors[row] = self._vectors[first]
        return self._vectors
