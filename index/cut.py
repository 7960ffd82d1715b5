"""Documents with the passages they are cut into; what an earlier snapshot cut from the same document is taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from index.recipe import recipe
from index.records import DOCUMENTS
from index.snapshot import Snapshot
from index.takeover import spans
from knowledge.document import Document
from knowledge.passage import Passage
from knowledge.passages import passages_of

Progress: TypeAlias = Callable[[int, int], None]
"""Called with the number done so far and of all."""

_TELL_AFTER = 50


@dataclass(frozen=True)
class Cut:
    """`hashes` are those of the documents by id; `unchanged` names those whose passages were taken over."""

    documents: tuple[Document, ...]
    hashes: Mapping[str, str]
    passages: tuple[Passage, ...]
    unchanged: frozenset[str] = frozenset()

    @classmethod
    def of(cls, documents: Sequence[Document], previous: Snapshot | None, progress: Progress | None = None) -> Cut:
        found_hashes = hashes(documents)
        known = previous.manifest.documents if previous and previous.manifest.recipe == recipe() else {}
        unchanged = frozenset(id for id, hash in found_hashes.items() if known.get(id) == hash)
        rows = spans(previous.passages) if previous and unchanged else {}
        found: list[Passage] = []
        done = 0
        for document in documents:
            if previous and document.id in unchanged:
                kept = rows.get(document.id, range(0))
                found += previous.passages[kept.start : kept.stop]
                continue
            found += passages_of(document)
            done += 1
            if progress and done % _TELL_AFTER == 0:
                progress(done, len(documents) - len(unchanged))
        return cls(tuple(documents), found_hashes, tuple(found), unchanged)


def hashes(documents: Iterable[Document]) -> dict[str, str]:
    """The hash of each document, by its id."""
    return {document.id: DOCUMENTS.hash(document) for document in documents}
