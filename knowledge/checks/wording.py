"""How much of their wording two documents share: runs of words, compared exactly or by a small sample of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from heapq import nsmallest
from zlib import crc32

_RUN = 4
"""Words."""
SAMPLE = 32
"""Runs kept of a document: those with the smallest hashes (Broder 1997, "bottom-k sketch"). The share of them that two
samples have in common estimates the share of the runs that the documents have in common."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Wording:
    """The words of a text, whatever its case, marks and line ends."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(self.text.casefold()))

    @cached_property
    def fingerprint(self) -> bytes:
        return blake2b(" ".join(self.words).encode(), digest_size=16).digest()

    @cached_property
    def runs(self) -> frozenset[int]:
        return frozenset(_runs(self.words))

    @property
    def sample(self) -> tuple[int, ...]:
        return tuple(nsmallest(SAMPLE, self.runs))

    def shared_with(self, other: Wording) -> float:
        """The share of all their runs that both have (Jaccard similarity)."""
        union = len(self.runs | other.runs)
        return len(self.runs & other.runs) / union if union else 0.0


def _runs(words: tuple[str, ...]) -> Iterator[int]:
    for start in range(max(1, len(words) - _RUN + 1) if words else 0):
        yield crc32(" ".join(words[start : start + _RUN]).encode())
