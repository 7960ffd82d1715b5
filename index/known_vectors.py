"""The vectors that a snapshot holds, by the text they were made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np

from index.encoder import Vectors
from index.snapshot import Snapshot
from index.texts import sentence_contexts

VectorsByText: TypeAlias = dict[str, Vectors]


def passages_known(snapshot: Snapshot, wanted: Iterable[str]) -> VectorsByText:
    """Those of the wanted passages and sentences that the snapshot has embedded.

    A text begins with its title, so that only passages of the same title need to be looked at.
    """
    texts = frozenset(wanted)
    titles = {_first_line(text) for text in texts}
    known: VectorsByText = {}
    for row, passage in enumerate(snapshot.passages):
        if titles and _first_line(passage.title) in titles:
            known |= zip(sentence_contexts([passage]), snapshot.vectors_of_row(row), strict=True)
            known[passage.context] = snapshot.passage_vectors.matrix[row].astype(np.float32, copy=False)
    return {text: known[text] for text in texts & known.keys()}


def questions_known(snapshot: Snapshot, wanted: Iterable[str]) -> VectorsByText:
    """Those of the wanted questions that the snapshot has embedded."""
    texts = frozenset(wanted)
    pairs = zip(snapshot.anticipated, snapshot.anticipated_vectors.matrix, strict=True)
    return {
        question.text: vector.astype(np.float32, copy=False) for question, vector in pairs if question.text in texts
    }


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
