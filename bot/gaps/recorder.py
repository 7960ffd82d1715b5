"""Writes shortfalls into the journal, personal data taken out, on a thread of its own: no answer waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import BoundedSemaphore

from bot.dialogue.shortfall import Shortfall
from bot.journal.entry import Entry
from bot.journal.journal import Journal, today
from bot.privacy.redaction import redacted

_log = logging.getLogger(__name__)

WAITING = 1000


class GapRecorder:
    """A `ShortfallBook`; what is older than `keep_days` is deleted at the start and with the first entry of a day."""

    def __init__(self, journal: Journal, keep_days: int) -> None:
        self._journal = journal
        self._keep_days = keep_days
        self._purged: date | None = None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="journal")  # ends with the process, its work done
        self._places = BoundedSemaphore(WAITING)

    def record(self, shortfall: Shortfall) -> None:
        """Returns at once; what cannot be written is logged as lost, without a word of the question."""
        self._later(lambda: self._write(shortfall))

    def purge(self) -> None:
        """Delete what is too old, and let the journal be ready for the first entry; returns at once."""
        self._later(self._purge)

    def close(self) -> None:
        """Wait until everything is written."""
        self._writer.shutdown()

    def _later(self, work: Callable[[], None]) -> None:
        if not self._places.acquire(blocking=False):
            _log.error("question not recorded: %d wait already; check the disk of the data folder", WAITING)
            return
        try:
            self._writer.submit(self._quietly, work)
        except RuntimeError:  # closed, or the process ends
            self._places.release()
            _log.error("question not recorded: the journal is closed")

    def _quietly(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as exc:  # nobody waits who could be told
            _log.error("journal: unexpected %s", type(exc).__name__)
        finally:
            self._places.release()

    def _write(self, shortfall: Shortfall) -> None:
        if self._purged != today():
            self._purge()
        self._journal.record_question(
            Entry(
                day=today(),
                question=redacted(shortfall.question),
                status=shortfall.status.value,
                language=shortfall.language,
                follow_up=shortfall.follow_up,
                snapshot=shortfall.snapshot,
                passage=shortfall.passage,
                heading=shortfall.heading,
                score=shortfall.score,
            )
        )

    def _purge(self) -> None:
        self._purged = today()
        if gone := self._journal.purge_quietly(self._keep_days):
            _log.info("deleted %d questions older than %d days", gone, self._keep_days)
