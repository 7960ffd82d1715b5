"""Questions that editors expect, each with the passages below the heading it was written for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.document import Document
from knowledge.passage import Passage


@dataclass(frozen=True, slots=True)
class Anticipated:
    """`passages` are row numbers in the snapshot."""

    text: str
    document: str
    heading: str
    passages: tuple[int, ...]


def anticipated_of(documents: Iterable[Document], passages: Sequence[Passage]) -> tuple[Anticipated, ...]:
    """The documents' questions with the passages they point to; one whose heading has no passage is left out."""
    rows: dict[tuple[str, str], list[int]] = {}
    for row, passage in enumerate(passages):
        rows.setdefault((passage.document, passage.heading), []).append(row)
    return tuple(
        Anticipated(text, document.id, heading, tuple(rows[document.id, heading]))
        for document in documents
        for heading, texts in document.anticipated.items()
        if (document.id, heading) in rows
        for text in texts
    )
