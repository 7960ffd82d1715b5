"""One visit to a source on the web: its list, then page after page, each kept or withdrawn at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from knowledge.reading import Failure
from knowledge.sources.entry import Entry
from knowledge.sources.excuse import is_excuse, leads_home
from knowledge.sources.extraction import draft_from
from knowledge.sources.fetch_error import FetchError
from knowledge.sources.fetcher import Fetcher
from knowledge.sources.kept_page import KeptPage
from knowledge.sources.listing import Listing
from knowledge.sources.slug import slug_of
from knowledge.sources.source import Source, SourceKind
from knowledge.sources.store import SourceStore
from knowledge.unreadable import UnreadableFile

_MOST_IN_A_ROW = 3
"""Pages without an answer after which the rest of a source waits for the next refresh."""


class Visit:
    """`progress` may raise to interrupt; what was kept until then stays."""

    def __init__(
        self, source: Source, store: SourceStore, fetcher: Fetcher, progress: Callable[[str, int, int], None]
    ) -> None:
        self._source = source
        self._store = store
        self._fetcher = fetcher
        self._progress = progress
        self._unanswered = 0

    def failures(self) -> Iterator[Failure]:
        """Does the visit; what went wrong on it comes one by one."""
        self._progress(self._source.address, 0, 1)
        try:
            entries = Listing(self._source, self._store, self._fetcher).entries()
        except FetchError as error:
            yield self._failure(error.address, f"{error.reason}; what was kept of this source stays")
            return
        except OSError as error:
            yield self._failure(self._source.address, _not_written(error))
            return
        yield from self._withdraw_unlisted(entries)
        yield from self._pages((*entries, *self._left_the_feed(entries)))

    def _pages(self, entries: Sequence[Entry]) -> Iterator[Failure]:
        for done, entry in enumerate(entries):
            self._progress(self._source.address, done, len(entries))
            if self._unanswered >= _MOST_IN_A_ROW:
                left = len(entries) - done
                reason = f"gave no answer {_MOST_IN_A_ROW} times in a row; {left} pages wait for the next refresh"
                yield self._failure(self._source.address, reason)
                break
            yield from self._page(entry)
        self._progress(self._source.address, len(entries), len(entries))

    def _page(self, entry: Entry) -> Iterator[Failure]:
        id = slug_of(entry.address)
        kept = self._store.page(id)
        if kept and kept.entry.address != entry.address:
            reason = f"would get the id {id!r} of {kept.entry.address}; leave one of them out with exclude"
            yield self._failure(entry.address, reason)
            return
        if kept and self._is_fresh(kept, entry):
            return
        try:
            self._fetch(id, entry, kept)
            self._unanswered = 0
        except FetchError as error:
            yield self._after(error, id, kept)
        except UnreadableFile as error:
            yield self._failure(entry.address, f"{error.reason}{_stays(kept)}")
        except OSError as error:
            yield self._failure(entry.address, _not_written(error))

    def _fetch(self, id: str, entry: Entry, kept: KeptPage | None) -> None:
        fetched = self._fetcher.fetch(entry.address, kept.validators if kept else None)
        if fetched is None:
            return self._store.mark_checked(id, entry, datetime.now(UTC))
        if leads_home(fetched):
            raise FetchError(entry.address, "leads to the start page of its site; correct or remove the address")
        draft = draft_from(fetched.content, fetched.type, entry, id)
        if is_excuse(draft.document):
            title = draft.document.title
            raise FetchError(entry.address, f"says {title!r} in place of its text; look at it with a browser")
        self._store.keep(id, fetched, entry, draft)

    def _after(self, error: FetchError, id: str, kept: KeptPage | None) -> Failure:
        if not error.disappeared:
            self._unanswered = self._unanswered + 1 if error.transient else 0
            return self._failure(error.address, f"{error.reason}{_stays(kept)}")
        self._unanswered = 0
        self._store.withdraw(id)
        return self._failure(error.address, f"{error.reason}{'; its document is withdrawn' if kept else ''}")

    def _withdraw_unlisted(self, entries: Sequence[Entry]) -> Iterator[Failure]:
        """A page that has left a sitemap is meant to be gone; a feed shows but the newest."""
        listed, kept = {slug_of(entry.address) for entry in entries}, self._store.ids()
        if kept and not listed:
            yield self._failure(
                self._source.address, "lists no page that is wanted; what was kept of this source stays"
            )
        elif self._source.kind is not SourceKind.FEED:
            for id in kept:
                if id not in listed:
                    self._store.withdraw(id)

    def _left_the_feed(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Older entries of a feed, to see now and then whether their pages are still there."""
        listed = {slug_of(entry.address) for entry in entries}
        kept = (self._store.page(id) for id in self._store.ids() if id not in listed)
        return tuple(page.entry for page in kept if page and not self._is_recent(page))

    def _is_fresh(self, kept: KeptPage, entry: Entry) -> bool:
        """Whether the sitemap itself says that nothing has changed since."""
        return bool(entry.changed) and entry.changed == kept.entry.changed and self._is_recent(kept)

    def _is_recent(self, kept: KeptPage) -> bool:
        return datetime.now(UTC) - kept.checked < timedelta(hours=self._fetcher.limits.recheck_hours)

    def _failure(self, address: str, reason: str) -> Failure:
        return Failure(self._store.text_path(slug_of(address)), reason, address)


def _stays(kept: KeptPage | None) -> str:
    return "; the last good copy stays" if kept else ""


def _not_written(error: OSError) -> str:
    return f"cannot be kept ({error.strerror}); make room or give leave to write"
