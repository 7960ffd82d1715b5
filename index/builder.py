"""Documents in, snapshot out; what has not changed since an earlier snapshot is taken over from it row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial
from typing import TypeAlias

from index.anticipated import anticipated_of
from index.collector import collector_paused
from index.cut import Cut, Progress, hashes
from index.embedding import Embedding
from index.embedding_store import EmbeddingStore
from index.encoder import Encoder
from index.lexicon import Lexicon
from index.manifest import Counts, Manifest
from index.snapshot import Snapshot
from index.tables import Tables
from index.vectors import VectorIndex
from knowledge.document import Document
from knowledge.passage import Passage


class Step(StrEnum):
    """What a build is at, in words for its progress bar."""

    CUT = "Cutting documents"
    EMBED = "Embedding passages"
    INDEX = "Indexing words"


BuildProgress: TypeAlias = Callable[[Step, int, int], None]
"""Called with the step, the number done so far and that of all; what takes no time is not told."""


def build(
    documents: Iterable[Document],
    encoder: Encoder,
    previous: Snapshot | None = None,
    progress: BuildProgress | None = None,
    *,
    kept: EmbeddingStore | None = None,
) -> Snapshot:
    """The snapshot of these documents; deterministic but for its time, with or without the one before.

    `kept` holds what is embedded until it is published, so that an interrupted build goes on where it was.
    """
    cut = Cut.of(tuple(documents), previous, _told(progress, Step.CUT))
    if kept:
        kept.release(encoder.fingerprint, previous)
    embedding = Embedding(encoder, previous, _told(progress, Step.EMBED), kept)
    snapshot = _snapshot(cut, embedding, previous, _told(progress, Step.INDEX))
    if kept:
        kept.finish(snapshot.manifest)
    return snapshot


def build_from_passages(documents: Sequence[Document], passages: Sequence[Passage], embedding: Embedding) -> Snapshot:
    """As `build`, for passages that are cut already."""
    return _snapshot(Cut(tuple(documents), hashes(documents), tuple(passages)), embedding)


def _snapshot(
    cut: Cut, embedding: Embedding, previous: Snapshot | None = None, progress: Progress | None = None
) -> Snapshot:
    with collector_paused():
        anticipated = anticipated_of(cut.documents, cut.passages)
        tables = Tables.of(cut, anticipated, previous)
    same_model = embedding.previous is previous
    passages, sentences, questions = _vectors(tables if same_model else Tables.of(cut, anticipated, None), embedding)
    return Snapshot(
        documents=cut.documents,
        passages=cut.passages,
        anticipated=anticipated,
        passage_vectors=passages,
        sentence_vectors=sentences,
        anticipated_vectors=questions,
        passage_lexicon=Lexicon.updated(previous.passage_lexicon if previous else None, tables.passages, progress),
        anticipated_lexicon=Lexicon.updated(previous.anticipated_lexicon if previous else None, tables.questions),
        manifest=Manifest.of(
            embedding.encoder,
            Counts(
                documents=len(cut.documents),
                passages=len(cut.passages),
                sentences=len(sentences),
                anticipated=len(anticipated),
            ),
            dict(cut.hashes),
        ),
    )


def _vectors(tables: Tables, embedding: Embedding) -> tuple[VectorIndex, VectorIndex, VectorIndex]:
    """Those of the passages, the sentences and the anticipated questions."""
    before = embedding.previous
    texts = (*tables.passages.texts, *tables.sentences.texts)
    embedded, asked = embedding.vectors(texts, tables.questions.texts)
    count = len(tables.passages.texts)
    return (
        VectorIndex.updated(before.passage_vectors if before else None, tables.passages, embedded[:count]),
        VectorIndex.updated(before.sentence_vectors if before else None, tables.sentences, embedded[count:]),
        VectorIndex.updated(before.anticipated_vectors if before else None, tables.questions, asked),
    )


def _told(progress: BuildProgress | None, step: Step) -> Progress | None:
    return partial(progress, step) if progress else None
