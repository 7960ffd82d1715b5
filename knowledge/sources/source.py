"""A place that documents come from, as the settings name it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from hashlib import sha256

from knowledge.document import Kind
from knowledge.sources.slug import slug_of


class SourceKind(StrEnum):
    FOLDER = "folder"
    PAGE = "page"
    SITEMAP = "sitemap"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Source:
    """`address` is a web address, or the path of a folder.

    `publisher`, `document_kind` and `language` stand above what a page says of itself. `include` and `exclude` are
    patterns with * for the addresses of a sitemap or feed; `limit` is how many of the newest are taken.
    """

    kind: SourceKind
    address: str
    publisher: str = ""
    document_kind: Kind | None = None
    language: str = ""
    limit: int | None = None
    include: str = "*"
    exclude: str = ""

    @property
    def slug(self) -> str:
        """The name of the source's folder in the store: readable, and never shared with another source."""
        mark = sha256(f"{self.kind} {self.address}".encode()).hexdigest()[:6]
        return f"{slug_of(self.address)[:60].rstrip('-')}-{mark}"

    def wants(self, address: str) -> bool:
        return fnmatchcase(address, self.include) and not fnmatchcase(address, self.exclude)
