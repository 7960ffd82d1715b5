"""A page as a feed or sitemap lists it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.partial_date import PartialDate


class BadList(ValueError):
    """A feed or sitemap that cannot be used; the message stands behind its address."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`title` and `published` help where the page has none; `changed` is when the page changed last, as told."""

    address: str
    title: str = ""
    published: PartialDate | None = None
    changed: str = ""
