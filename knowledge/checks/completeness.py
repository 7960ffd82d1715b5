"""What a document lacks that a reader needs to trust it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from knowledge.document import Document
from knowledge.remark import Remark, RemarkKind


def incomplete(document: Document, known: Container[str]) -> Iterator[Remark]:
    """`known` are the ids of all documents."""
    if not document.published:
        yield Remark(RemarkKind.UNDATED)
    if not document.source_url:
        yield Remark(RemarkKind.NO_SOURCE_LINK)
    if not document.publisher:
        yield Remark(RemarkKind.NO_PUBLISHER)
    if not document.body:
        yield Remark(RemarkKind.EMPTY)
    if document.superseded_by and document.superseded_by not in known:
        yield Remark(RemarkKind.SUCCESSOR_MISSING, {"successor": document.superseded_by})
