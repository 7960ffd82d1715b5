"""Puts questions of one meaning together, by their vectors."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from index.encoder import Vectors

ALIKE = 0.86
"""Any two questions of a group are at least so close (cosine of the bundled model's query vectors).

On 88 labelled questions that the documents leave open (tests/data/gap_questions.jsonl) pairs are grouped with
precision 0.86 and recall 0.67; at 0.83 with 0.78 and 0.82, at 0.88 with 0.85 and 0.51."""
_APART = 2.0
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def grouped(questions: Sequence[str], vectors: Vectors) -> tuple[tuple[int, ...], ...]:
    """Numbers of the questions, group by group (complete linkage); different years are different meanings.

    `vectors` has one row of length 1 for each question. Takes 8 bytes for each pair of questions, twice.
    """
    if len(questions) < 2:
        return tuple((number,) for number in range(len(questions)))
    tree = linkage(squareform(_distances(questions, vectors), checks=False), method="complete")
    labels = fcluster(tree, t=1 - ALIKE, criterion="distance")
    return tuple(tuple(int(row) for row in np.flatnonzero(labels == label)) for label in np.unique(labels))


def _distances(questions: Sequence[str], vectors: Vectors) -> Vectors:
    distances = np.maximum(np.float32(0.0), np.float32(1.0) - vectors @ vectors.T)
    years = [frozenset(_YEAR.findall(question)) for question in questions]
    dated = [number for number, held in enumerate(years) if held]
    for one in dated:
        others = [other for other in dated if years[one] != years[other]]
        distances[one, others] = _APART
    np.fill_diagonal(distances, 0.0)
    return np.asarray(distances, np.float32)
