"""A document as Markdown with front matter: what lies in the folder is what staff have seen before publishing."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from knowledge.document import Document
from knowledge.front_matter import BadField, draft_from


def markdown_of(document: Document) -> str:
    """`readers.markdown` reads it back; a field that front matter cannot hold (a broken address) is left out."""
    fields = {name: value for name, value in _fields(document) if value and _holds(name, value)}
    head = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{head}---\n\n{document.body.strip()}\n"


def _fields(document: Document) -> Iterator[tuple[str, object]]:
    yield "title", document.title
    yield "kind", str(document.kind)
    yield "publisher", document.publisher
    yield "published", document.published and document.published.iso()
    yield "source_url", document.source_url
    yield "language", document.language
    yield "topics", list(document.topics)
    yield "valid_until", document.valid_until and document.valid_until.iso()
    yield "superseded_by", document.superseded_by
    yield "event", _event(document)


def _event(document: Document) -> dict[str, str | float]:
    event = document.event
    if not event:
        return {}
    fields: dict[str, str | float | None] = {
        "start": event.start.iso(),
        "end": event.end.iso() if event.end else "",
        "place": event.place,
        "start_time": f"{event.start_time:%H:%M}" if event.start_time else "",
        "end_time": f"{event.end_time:%H:%M}" if event.end_time else "",
        "latitude": event.latitude,
        "longitude": event.longitude,
    }
    return {name: value for name, value in fields.items() if value not in ("", None)}


def _holds(name: str, value: object) -> bool:
    try:
        draft_from({name: value}, id="", title="", body="")
    except BadField:
        return False
    return True
