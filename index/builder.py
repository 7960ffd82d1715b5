"""Documents in, snapshot out; what has not changed since an earlier snapshot is taken over from it row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial
from typing import TypeAlias

import numpy as np

from index.anticipated import anticipated_of
from index.collector import collector_paused
from index.cut import Cut, Progress, hashes
from index.embedding import Embedding
from index.embedding_store import EmbeddingStore
from index.encoder import Encoder
from index.half_vectors import HalfVectors
from index.large_indexing import VectorSet, large_index
from index.lexicon import Lexicon
from index.manifest import Counts, Manifest
from index.plan import Plan, is_large
from index.snapshot import Snapshot, sentence_starts
from index.vectors import VectorIndex
from knowledge.document import Document
from knowledge.passage import Passage


class Step(StrEnum):
    """What a build is at, in words for its progress bar."""

    CUT = "Cutting documents"
    EMBED = "Embedding passages"
    INDEX = "Indexing words"
    FILE = "Filing vectors"


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
    exact = None if previous and previous.large and not is_large(cut) else previous  # a large one's are rounded
    embedding = Embedding(encoder, exact, _told(progress, Step.EMBED), kept)
    snapshot = _snapshot(cut, embedding, previous, progress)
    if kept:
        kept.finish(snapshot.manifest)
    return snapshot


def build_from_passages(documents: Sequence[Document], passages: Sequence[Passage], embedding: Embedding) -> Snapshot:
    """As `build`, for passages that are cut already."""
    return _snapshot(Cut(tuple(documents), hashes(documents), tuple(passages)), embedding)


def _snapshot(
    cut: Cut, embedding: Embedding, previous: Snapshot | None = None, progress: BuildProgress | None = None
) -> Snapshot:
    with collector_paused():
        plan = Plan.of(
            cut, anticipated_of(cut.documents, cut.passages), previous, same_model=embedding.previous is previous
        )
    vectors = _vectors(plan, embedding)
    words = _told(progress, Step.INDEX)
    large = large_index(plan, vectors, words, _told(progress, Step.FILE)) if plan.is_large else None
    return Snapshot(
        documents=cut.documents,
        passages=cut.passages,
        anticipated=plan.anticipated,
        passage_vectors=vectors.passages,
        sentence_vectors=vectors.sentences,
        anticipated_vectors=vectors.questions,
        passage_lexicon=large.passage_lexicon if large else _passage_lexicon(plan, words),
        anticipated_lexicon=large.anticipated_lexicon if large else _anticipated_lexicon(plan),
        manifest=Manifest.of(
            embedding.encoder,
            Counts(
                documents=len(cut.documents),
                passages=len(cut.passages),
                sentences=len(vectors.sentences),
                anticipated=len(plan.anticipated),
            ),
            dict(cut.hashes),
        ),
        large=large.parts if large else None,
    )


def _vectors(plan: Plan, embedding: Embedding) -> VectorSet:
    before, rows = plan.before_vectors, plan.vectors
    texts = (*rows.passages.texts, *rows.sentences.texts)
    embedded, asked = embedding.vectors(texts, rows.questions.texts, np.float16 if plan.is_large else np.float32)
    count = len(rows.passages.texts)
    stored = HalfVectors.updated if plan.is_large else VectorIndex.updated
    return VectorSet(
        stored(before.passage_vectors if before else None, rows.passages, embedded[:count]),
        stored(before.sentence_vectors if before else None, rows.sentences, embedded[count:]),
        stored(before.anticipated_vectors if before else None, rows.questions, asked),
        sentence_starts(plan.cut.passages),
    )


def _passage_lexicon(plan: Plan, progress: Progress | None) -> Lexicon:
    return Lexicon.updated(plan.before.passage_lexicon if plan.before else None, plan.words.passages, progress)


def _anticipated_lexicon(plan: Plan) -> Lexicon:
    return Lexicon.updated(plan.before.anticipated_lexicon if plan.before else None, plan.words.questions)


def _told(progress: BuildProgress | None, step: Step) -> Progress | None:
    return partial(progress, step) if progress else None
