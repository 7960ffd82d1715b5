"""Everything there is to quote: the documents folder first, then the kept copies of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from knowledge.document import Document
from knowledge.draft import Draft
from knowledge.reading import Failure, FileDraft, Reading, beside, drafts_in, read_folder
from knowledge.sources.source import Source, SourceKind
from knowledge.sources.store import SourceStore
from knowledge.unreadable import UnreadableFile


def read_everything(documents: Path, sources: Sequence[Source], folder: Path) -> Reading:
    """Asks nobody: reads `documents` and what `gather` has kept in `folder`; raises UnreadableFolder."""
    seen: set[str] = set()
    found = [draft for source in sources for draft in _kept(source, folder / source.slug, documents, seen)]
    return read_folder(documents, found, may_be_empty=bool(sources))


def _kept(source: Source, place: Path, documents: Path, seen: set[str]) -> Iterator[FileDraft | Failure]:
    if not place.is_dir():
        return
    if source.kind is SourceKind.FOLDER:
        for found in drafts_in(place, may_be_empty=True):
            path = Path(source.address) / found.path.name
            if isinstance(found, FileDraft) and not found.draft.document.publisher:
                document = replace(found.draft.document, publisher=source.publisher)
                found = replace(found, draft=replace(found.draft, document=document))
            yield replace(found, path=path)
        return
    store = SourceStore(place)
    for id in store.ids():
        try:
            found = FileDraft(store.text_path(id), _said_by(source, store.draft(id)))
        except UnreadableFile as error:
            yield Failure(error.path, error.reason, kind=error.kind, values=error.values)
            continue
        address = found.draft.document.source_url
        if address not in seen:  # the same page in a feed and in a sitemap is one document
            seen.add(address)
            yield replace(found, draft=beside(found.draft, documents / f"{id}.md"))


def _said_by(source: Source, draft: Draft) -> Draft:
    """What the settings say of a source stands above what its pages say."""
    document: Document = draft.document
    return replace(
        draft,
        document=replace(
            document,
            publisher=source.publisher or document.publisher,
            kind=source.document_kind or document.kind,
            language=source.language or document.language,
        ),
    )
