"""What is announced: press releases, by what tells a new one from one that was moved, corrected or published again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from knowledge.document import Document, Kind
from knowledge.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Release:
    """`mark` is the same for the same title and text."""

    document: str
    mark: str
    title: str
    publisher: str
    published: PartialDate | None
    url: str
    topics: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Release:
        mark = hashlib.blake2b(f"{document.title}\0{document.body}".encode(), digest_size=16).hexdigest()
        told = (document.title, document.publisher, document.published, document.source_url)
        return cls(document.id, mark, *told, document.topics)


@dataclass(frozen=True)
class Edition:
    """The press releases of one published snapshot."""

    snapshot: str
    releases: tuple[Release, ...]

    @classmethod
    def of(cls, snapshot: str, documents: Iterable[Document]) -> Edition:
        return cls(snapshot, tuple(Release.of(each) for each in documents if each.kind is Kind.PRESS_RELEASE))

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """Those of most press releases first, then by the alphabet."""
        counted = Counter(topic for release in self.releases for topic in dict.fromkeys(release.topics))
        return tuple(sorted(counted, key=lambda topic: (-counted[topic], topic.casefold())))
