"""Documents in, snapshot out; what an earlier snapshot has embedded already is not embedded again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import numpy as np

from index.anticipated import anticipated_of
from index.encoder import Encoder, Vectors
from index.lexicon import Lexicon
from index.manifest import Counts, Manifest
from index.records import DOCUMENTS
from index.snapshot import Snapshot
from index.vectors import VectorIndex
from knowledge.document import Document
from knowledge.passage import Passage
from knowledge.passages import passages_of

BuildProgress: TypeAlias = Callable[[int, int], None]
"""Called with the number of texts embedded so far and of all that must be."""

_Known: TypeAlias = dict[str, Vectors]
_QUERY_BATCH = 64


def build(
    documents: Iterable[Document],
    encoder: Encoder,
    previous: Snapshot | None = None,
    progress: BuildProgress | None = None,
) -> Snapshot:
    """The snapshot of these documents; deterministic but for its time."""
    listed = tuple(documents)
    passages = tuple(passage for document in listed for passage in passages_of(document))
    return build_from_passages(listed, passages, Embedding(encoder, previous, progress))


class Embedding:
    """Vectors for texts, each text embedded once at most.

    A vector depends on model and text alone, so those of a snapshot of the same model are taken over by text.
    Anticipated questions are embedded as queries, passages and sentences with title and heading.
    """

    def __init__(
        self, encoder: Encoder, previous: Snapshot | None = None, progress: BuildProgress | None = None
    ) -> None:
        self.encoder = encoder
        self._progress = progress
        self._done = 0
        same_model = previous is not None and previous.manifest.model_fingerprint == encoder.fingerprint
        self._passages, self._queries = known(previous) if same_model and previous else ({}, {})

    def vectors(self, passage_texts: Sequence[str], query_texts: Sequence[str]) -> tuple[Vectors, Vectors]:
        """Unit vectors of both kinds of text, row by row."""
        missing = [text for text in dict.fromkeys(passage_texts) if text not in self._passages]
        asked = [text for text in dict.fromkeys(query_texts) if text not in self._queries]
        total = len(missing) + len(asked)
        if missing:
            embedded = self.encoder.encode_passages(missing, lambda count: self._step(count, total))
            self._passages |= dict(zip(missing, embedded, strict=True))
        for start in range(0, len(asked), _QUERY_BATCH):
            batch = asked[start : start + _QUERY_BATCH]
            self._queries |= dict(zip(batch, self.encoder.encode_queries(batch), strict=True))
            self._step(len(batch), total)
        return self._rows(self._passages, passage_texts), self._rows(self._queries, query_texts)

    def _rows(self, vectors: _Known, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.encoder.dimension), np.float32)
        return np.stack([vectors[text] for text in texts])

    def _step(self, count: int, total: int) -> None:
        self._done += count
        if self._progress:
            self._progress(self._done, total)


def build_from_passages(documents: Sequence[Document], passages: Sequence[Passage], embedding: Embedding) -> Snapshot:
    """As `build`, for passages that are cut already."""
    anticipated = anticipated_of(documents, passages)
    contexts = [passage.context for passage in passages]
    sentences = _sentence_contexts(passages)
    questions = [question.text for question in anticipated]
    vectors, question_vectors = embedding.vectors(contexts + sentences, questions)
    return Snapshot(
        documents=tuple(documents),
        passages=tuple(passages),
        anticipated=anticipated,
        passage_vectors=VectorIndex.from_vectors(vectors[: len(contexts)]),
        sentence_vectors=VectorIndex.from_vectors(vectors[len(contexts) :]),
        anticipated_vectors=VectorIndex.from_vectors(question_vectors),
        passage_lexicon=Lexicon.from_texts(contexts),
        anticipated_lexicon=Lexicon.from_texts(questions),
        manifest=Manifest.of(
            embedding.encoder,
            Counts(
                documents=len(documents), passages=len(passages), sentences=len(sentences), anticipated=len(anticipated)
            ),
            {document.id: DOCUMENTS.hash(document) for document in documents},
        ),
    )


def known(snapshot: Snapshot) -> tuple[_Known, _Known]:
    """What a snapshot has embedded: passages and sentences, and questions, by their text."""
    passages = dict(zip(_sentence_contexts(snapshot.passages), snapshot.sentence_vectors.matrix, strict=True))
    passages |= zip((passage.context for passage in snapshot.passages), snapshot.passage_vectors.matrix, strict=True)
    questions = zip(
        (question.text for question in snapshot.anticipated), snapshot.anticipated_vectors.matrix, strict=True
    )
    return passages, dict(questions)


def _sentence_contexts(passages: Iterable[Passage]) -> list[str]:
    """What is embedded of each sentence: without title and heading, right passages came first for 81 % of the
    anticipated questions, with them for 86 % (84 % without sentences)."""
    return [
        f"{passage.title}\n{passage.heading}\n{passage.sentence(span)}"
        for passage in passages
        for span in passage.sentences
    ]
