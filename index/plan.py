"""What of an earlier snapshot stands in a new one, settled before anything is indexed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.anticipated import Anticipated
from index.cut import Cut
from index.snapshot import Snapshot
from index.tables import Tables

EXACT_UP_TO = 40_000
"""Passages that are all scored for each question; docs/growth.md has the figures."""


@dataclass(frozen=True)
class Plan:
    """`words` are the rows as lexicons take them over from `before`, `vectors` as they are taken from
    `before_vectors`, which is None for a snapshot of another model; one of another size gives neither."""

    cut: Cut
    anticipated: Sequence[Anticipated]
    words: Tables
    vectors: Tables
    before: Snapshot | None
    before_vectors: Snapshot | None

    @classmethod
    def of(cls, cut: Cut, anticipated: Sequence[Anticipated], before: Snapshot | None, same_model: bool) -> Plan:
        alike = before if before and bool(before.large) is is_large(cut) else None
        words = Tables.of(cut, anticipated, alike)
        vectors = words if same_model or not alike else Tables.of(cut, anticipated, None)
        return cls(cut, anticipated, words, vectors, alike, alike if same_model else None)

    @property
    def is_large(self) -> bool:
        return is_large(self.cut)


def is_large(cut: Cut) -> bool:
    return len(cut.passages) > EXACT_UP_TO
