"""The pages of a source: a page alone, the entries of a feed, all that a sitemap and its sitemaps list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from knowledge.sources import content_type
from knowledge.sources.addresses import parsed
from knowledge.sources.entry import BadList, Entry
from knowledge.sources.feed import entries_of
from knowledge.sources.fetch_error import FetchError
from knowledge.sources.fetcher import Fetcher
from knowledge.sources.sitemap import sitemap_in
from knowledge.sources.slug import slug_of
from knowledge.sources.source import Source, SourceKind
from knowledge.sources.store import SourceStore

_MOST_SITEMAPS = 100


class Listing:
    """Keeps the lists themselves in the store, too: a server may say that they have not changed."""

    def __init__(self, source: Source, store: SourceStore, fetcher: Fetcher) -> None:
        self._source = source
        self._store = store
        self._fetcher = fetcher

    def entries(self) -> tuple[Entry, ...]:
        """The pages that are wanted, the newest first where the list tells; raises FetchError, also for a bad list."""
        if self._source.kind is SourceKind.PAGE:
            return (Entry(self._source.address),)
        listed = self._of_feed() if self._source.kind is SourceKind.FEED else self._of_sitemaps()
        wanted = {entry.address: entry for entry in listed if self._wants(entry.address)}
        newest = sorted(wanted.values(), key=lambda entry: entry.changed, reverse=True)  # stable: else the list's order
        most = self._fetcher.limits.pages_per_source
        return tuple(newest[: min(most, self._source.limit or most)])

    def _wants(self, address: str) -> bool:
        try:
            parsed(address)
        except FetchError:
            return False
        return self._source.wants(address)

    def _of_feed(self) -> tuple[Entry, ...]:
        address = self._source.address
        try:
            return entries_of(self._content(address), address)
        except BadList as error:
            raise FetchError(address, str(error)) from error

    def _of_sitemaps(self) -> Iterable[Entry]:
        waiting, seen = [self._source.address], set[str]()
        entries: list[Entry] = []
        while waiting:
            address = waiting.pop(0)
            seen.add(address)
            if len(seen) > _MOST_SITEMAPS:
                raise FetchError(address, f"is one of more than {_MOST_SITEMAPS} sitemaps; name the one that is needed")
            try:
                sitemap = sitemap_in(self._content(address), self._fetcher.limits.largest_bytes)
            except BadList as error:
                raise FetchError(address, str(error)) from error
            entries += sitemap.pages
            waiting += [each for each in dict.fromkeys(sitemap.sitemaps) if each not in seen and each not in waiting]
        return entries

    def _content(self, address: str) -> bytes:
        name = SourceStore.LIST + slug_of(address)
        kept = self._store.page(name)
        kept = kept if kept and kept.entry.address == address else None
        fetched = self._fetcher.fetch(address, kept.validators if kept else None, content_type.lists)
        if fetched:
            self._store.keep(name, fetched, Entry(address))
            return fetched.content
        if kept:
            self._store.mark_checked(name, kept.entry, datetime.now(UTC))
            return self._store.original(name, kept)
        raise FetchError(address, "answered that nothing has changed, but was never fetched; try again later")
