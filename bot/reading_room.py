"""The documents to answer from: what lies in folders, what sources give, and what staff have published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.step_bars import StepProgress
from knowledge.passages import passages_of
from knowledge.unreadable import UnreadableFolder

if TYPE_CHECKING:
    from bot.editing.shelf import Shelf
    from bot.proofreading import Proofreader
    from knowledge.reading import Failure, Reading
    from knowledge.sources.fetcher import Fetcher
    from knowledge.sources.source import Source

SOURCES = "sources"
"""The folder below data_dir with what was fetched."""


class ReadingRoom:
    """Reads everything anew each time, with one fetcher for all."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._fetcher: Fetcher | None = None

    def shelf(self) -> Shelf:
        """What staff have published and withdrawn."""
        from bot.editing.shelf import Shelf  # imports parsers, too

        return Shelf(self._settings.data_dir, self._settings.knowledge.documents)

    def fetcher(self) -> Fetcher:
        """One for all: so that no host is asked twice at a time."""
        if self._fetcher is None:
            from knowledge.sources.fetcher import Fetcher  # imports an HTTP client that answering does not need

            self._fetcher = Fetcher(self._settings.fetching.limits())
        return self._fetcher

    def proofreader(self, *, offline: bool = False) -> Proofreader:
        """Looks documents over before they go live; `offline` leaves their links alone."""
        from bot.proofreading import Proofreader  # imports parsers that answering does not need

        asks = self._settings.fetching.check_links and not offline
        return Proofreader(self._settings.data_dir / "checks", self._link_fetcher if asks else None)

    def _link_fetcher(self) -> Fetcher:
        from knowledge.sources.fetcher import Fetcher  # see `fetcher`

        return Fetcher(self._settings.fetching.link_limits())

    def read(self, *, offline: bool = False, progress: StepProgress | None = None) -> Reading:
        """All documents, and what could not be read; raises UnreadableFolder when nothing is left to quote.

        Sources are fetched first, unless `offline`: then what is kept of them stands. `progress` may raise to stop it.
        """
        from knowledge.sources.collection import read_everything  # its parsers take half a second, see above

        folder, sources = self._settings.knowledge.documents, [each.source() for each in self._settings.sources]
        failures = self._gather(sources, None if offline else self.fetcher(), progress) if sources else ()
        reading = self.shelf().read_with(read_everything(folder, sources, self._settings.data_dir / SOURCES))
        reading = replace(reading, failures=(*failures, *reading.failures))
        if not reading.documents:
            first = f"first: {reading.failures[0]}" if reading.failures else "nor is there a copy of a source"
            raise UnreadableFolder(f"no document in {str(folder)!r} can be read ({first}); nothing is published")
        if not any(passages_of(document) for document in reading.documents):
            raise UnreadableFolder(
                f"no document in {str(folder)!r} holds anything to quote; write text below the headings; "
                "nothing is published"
            )
        return reading

    def _gather(
        self, sources: Sequence[Source], fetcher: Fetcher | None, progress: StepProgress | None
    ) -> tuple[Failure, ...]:
        from knowledge.sources.gathering import gather

        def tell(place: str, done: int, total: int) -> None:
            if progress:
                progress(f"Fetching {place}", done, total)

        return gather(sources, self._settings.data_dir / SOURCES, fetcher, tell)
