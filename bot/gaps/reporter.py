"""Makes the gap report: stored questions, grouped by meaning, beside what the live snapshot says closest to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
from cachetools import LRUCache

from bot.catalogue import Catalogue
from bot.dialogue.reply import Status
from bot.editing.office import GapTable
from bot.gaps.grouping import grouped
from bot.gaps.question_group import QuestionGroup
from bot.gaps.report import GapReport
from bot.journal.entry import Entry
from bot.journal.journal import Journal
from index.encoder import Encoder, Vectors
from index.retriever import Retriever

MOST = 3000
"""Different wordings that are compared with each other, the newest."""
_AT_ONCE = 32

Wordings = Mapping[str, list[Entry]]
Progress = Callable[[str, int, int], None]
"""Called with the step, how much of it is done, and of how much."""


class Live(Protocol):
    """Where the live snapshot's retriever comes from."""

    def current(self) -> Retriever: ...


class GapReporter:
    """`live` and `encoder` are called only when there is something to compare."""

    def __init__(
        self, journal: Journal, live: Callable[[], Live], encoder: Callable[[], Encoder], catalogue: Catalogue
    ) -> None:
        self._journal = journal
        self._live = live
        self._encoder = encoder
        self._catalogue = catalogue
        self._vectors: LRUCache[str, Vectors] = LRUCache(MOST)

    def table(self, days: int | None = None) -> GapTable:
        """The report as the staff reads it; raises StorageError."""
        return self.report(days).table(self._catalogue)

    def report(self, days: int | None = None, progress: Progress | None = None) -> GapReport:
        """Of the last `days` days, or of everything that is kept; raises StorageError."""
        entries = self._journal.questions(days)
        compared = _newest(entries)
        if not compared:
            return GapReport((), (), "", days)
        self._encode(list(compared), progress)
        retriever = self._live().current()
        groups = self._groups(compared, retriever)
        return GapReport(
            groups=tuple(group for group in groups if not group.off_topic),
            off_topic=tuple(group for group in groups if group.off_topic),
            snapshot=retriever.snapshot.id,
            days=days,
            left_out=len(entries) - sum(len(held) for held in compared.values()),
        )

    def _encode(self, texts: Sequence[str], progress: Progress | None) -> None:
        """Vectors of the wordings that are not known from a report before."""
        new = [text for text in texts if text not in self._vectors]
        for start in range(0, len(new), _AT_ONCE):
            batch = new[start : start + _AT_ONCE]
            self._vectors.update(zip(batch, self._encoder().encode_queries(batch), strict=True))
            if progress:
                progress("Reading the questions", start + len(batch), len(new))

    def _groups(self, wordings: Wordings, retriever: Retriever) -> tuple[QuestionGroup, ...]:
        texts = list(wordings)
        vectors = np.stack([self._vectors[text] for text in texts])
        groups = (
            self._group({texts[row]: wordings[texts[row]] for row in rows}, vectors[list(rows)], retriever)
            for rows in grouped(texts, vectors)
        )
        return tuple(sorted(groups, key=lambda group: (-group.count, -group.last.toordinal(), group.example)))

    def _group(self, wordings: Wordings, vectors: Vectors, retriever: Retriever) -> QuestionGroup:
        counts = np.array([len(held) for held in wordings.values()], np.float32)
        central = int(np.argmax(vectors @ (counts @ vectors)))
        by_count = sorted(wordings, key=lambda text: -len(wordings[text]))
        entries = [entry for held in wordings.values() for entry in held]
        example = list(wordings)[central]
        nearest = next(iter(retriever.search_vector(example, vectors[central], 1).hits), None)
        return QuestionGroup(
            example=example,
            others=tuple(text for text in by_count if text != example),
            count=len(entries),
            not_helpful=sum(entry.status == Status.ANSWERED for entry in entries),
            off_topic=all(entry.status == Status.OUT_OF_SCOPE for entry in entries),
            first=min(entry.day for entry in entries),
            last=max(entry.day for entry in entries),
            nearest=nearest.passage if nearest else None,
            score=nearest.score if nearest else 0.0,
        )


def _newest(entries: Sequence[Entry]) -> Wordings:
    """Entries by their wording, letters' case aside: the first spelling stands for all, of the newest wordings."""
    held: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        held[entry.question.casefold()].append(entry)
    newest = sorted(held.values(), key=lambda same: same[-1].day)[-MOST:]
    return {same[0].question: same for same in newest}
