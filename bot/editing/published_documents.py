"""Published documents as editors name them: by title, link, file name or some words of the title."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from knowledge.document import Document


def ref_of(id: str) -> str:
    """A document's id, short enough for a button whatever its length."""
    return blake2b(id.encode(), digest_size=8).hexdigest()


def named(words: str, documents: Sequence[Document]) -> tuple[Document, ...]:
    """The one that is meant, several that may be, or none; `words` may be anything."""
    wanted = " ".join(words.split()).casefold()
    exact = [each for each in documents if wanted in _names(each)]
    if exact or not wanted:
        return tuple(exact)
    return tuple(each for each in documents if wanted in each.title.casefold())


def _names(document: Document) -> tuple[str, ...]:
    names = (ref_of(document.id), document.id, document.title, document.source_url)
    return tuple(" ".join(name.split()).casefold() for name in names if name)
