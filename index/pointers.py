"""Which anticipated questions point to which passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.encoder import Vectors
from index.gram_rows import spans_at
from index.matches import Ids, Matches

NO_QUESTION = -1


@dataclass(frozen=True)
class Pointers:
    """Pairs of a question (`sources`) and a passage (`targets`), question by question; `questions` are the rows that
    sources count, None for all, and `count` passages are counted by targets."""

    sources: Ids
    targets: Ids
    count: int
    questions: Ids | None = None

    @classmethod
    def of(cls, pointing: Sequence[Sequence[int]], count: int) -> Pointers:
        """`pointing[i]` are the passages of question `i`."""
        targets = np.array([row for rows in pointing for row in rows], np.int64)
        return cls(np.repeat(np.arange(len(pointing)), [len(rows) for rows in pointing]), targets, count)

    def at(self, rows: Ids | None) -> Pointers:
        """Those to some passages, which are counted from 0 in the order of `rows`, or all."""
        if rows is None:
            return self
        lengths = self._starts_by_target[rows + 1] - self._starts_by_target[rows]
        pairs = self._by_target[spans_at(self._starts_by_target, rows)]
        questions, sources = np.unique(self.sources[pairs], return_inverse=True)
        return Pointers(sources, np.repeat(np.arange(len(rows)), lengths), len(rows), questions)

    def passages(self, questions: Ids) -> Ids:
        """All that these questions point to."""
        return self.targets[spans_at(self._starts_by_source, questions)]

    def closest(self, scores: Vectors) -> Matches:
        """For each passage the best question that points to it and its score, NO_QUESTION and 0.0 where none does."""
        best = Matches(np.full(self.count, NO_QUESTION), np.zeros(self.count, np.float32))
        if not len(self.targets):
            return best
        ascending = np.argsort(scores[self.sources], kind="stable")
        best.ids[self.targets[ascending]] = self.sources[ascending]  # the last one written is the best
        has = best.ids != NO_QUESTION
        best.scores[has] = scores[best.ids[has]]
        if self.questions is not None:
            best.ids[has] = self.questions[best.ids[has]]
        return best

    @cached_property
    def _by_target(self) -> Ids:
        """The pairs, passage by passage."""
        return np.argsort(self.targets, kind="stable")

    @cached_property
    def _starts_by_target(self) -> Ids:
        return np.searchsorted(self.targets[self._by_target], np.arange(self.count + 1))

    @cached_property
    def _starts_by_source(self) -> Ids:
        return np.searchsorted(self.sources, np.arange(int(self.sources.max(initial=-1)) + 2))
