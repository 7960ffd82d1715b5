"""The answer of retrieval to one question."""

from __future__ import annotations

from dataclasses import dataclass

from index.encoder import Vectors
from index.hit import Hit
from index.lexicon import Terms


@dataclass(frozen=True)
class Ranking:
    """`hits` best first; `vector` (length 1) and `terms` are the question's, so that nothing is worked out twice.

    `vector` is zero where there was no encoder and the words alone were searched for.
    """

    question: str
    hits: tuple[Hit, ...]
    vector: Vectors
    terms: Terms
    encode_ms: float
    search_ms: float
