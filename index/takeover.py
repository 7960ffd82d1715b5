"""Which rows of an earlier snapshot stand in a new one as they are, and what the rows between them say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Protocol

import numpy as np
import numpy.typing as npt

RowNumbers = npt.NDArray[np.int64]


class OfDocument(Protocol):
    """A passage or an anticipated question; those of one document follow each other."""

    @property
    def document(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Run:
    """The `length` rows from `old` on of an earlier snapshot are those from `new` on of the new one."""

    old: int
    new: int
    length: int


@dataclass(frozen=True)
class Rows:
    """`count` rows: those in `runs` are taken over, the others say `texts`, in order."""

    count: int
    runs: tuple[Run, ...]
    texts: Sequence[str]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Rows:
        """Nothing is taken over."""
        return cls(len(texts), (), texts)

    @cached_property
    def fresh(self) -> RowNumbers:
        """The numbers of the rows that are not taken over."""
        return fresh_rows(self.count, self.runs)


def fresh_rows(count: int, runs: Iterable[Run]) -> RowNumbers:
    taken = np.zeros(count, np.bool_)
    for run in runs:
        taken[run.new : run.new + run.length] = True
    return np.flatnonzero(~taken)


def runs_of(old: Iterable[OfDocument], new: Iterable[OfDocument], unchanged: Set[str]) -> tuple[Run, ...]:
    """The rows of documents that are the same in both."""
    before = spans(old) if unchanged else {}
    pairs = ((before[id], rows) for id, rows in spans(new).items() if id in unchanged and id in before)
    return _joined(Run(was.start, rows.start, len(rows)) for was, rows in pairs)


def spans(items: Iterable[OfDocument]) -> dict[str, range]:
    """The rows of each document."""
    found: dict[str, range] = {}
    start = 0
    for document, group in groupby(map(attrgetter("document"), items)):
        stop = start + len(list(group))
        found[document] = range(start, stop)
        start = stop
    return found


def in_parts(runs: Iterable[Run], old_starts: RowNumbers, new_starts: RowNumbers) -> tuple[Run, ...]:
    """The same runs counted in parts of rows; `starts[i]` is the first part of row `i`."""
    return _joined(
        Run(
            int(old_starts[run.old]),
            int(new_starts[run.new]),
            int(old_starts[run.old + run.length] - old_starts[run.old]),
        )
        for run in runs
    )


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours as one run, empty ones left out."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.old + last.length, last.new + last.length) == (run.old, run.new):
            joined[-1] = Run(last.old, last.new, last.length + run.length)
        elif run.length:
            joined.append(run)
    return tuple(joined)
