"""The journal: what is kept for operators and editors, without any person."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import monotonic

from sqlalchemy import delete, func, select

from bot.journal.entry import Entry
from bot.storage.database import Database, StorageError
from bot.storage.sqlite_file import SqliteFile
from bot.storage.tables import feedback, questions

_log = logging.getLogger(__name__)

TRY_AFTER = 15.0
"""Seconds without an entry after which whoever asks for a problem has the journal tried."""


class Journal:
    """Recording never fails the caller: what cannot be written is logged as lost; reading raises StorageError."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._problem = ""
        self._tried = -TRY_AFTER

    @classmethod
    def from_file(cls, file: Path) -> Journal:
        """Open or create the journal; a folder that cannot be written is found at the first entry."""
        return cls(Database(SqliteFile(file)))

    def record_feedback(self, passage: str, snapshot: str, helpful: bool) -> None:
        """Count one press, by day; who pressed is not known here."""
        day = datetime.combine(today(), time(), UTC)
        with self._trying("feedback not recorded"), self._database.writing() as connection:
            connection.execute(feedback.insert().values(at=day, passage=passage, snapshot=snapshot, helpful=helpful))

    def record_question(self, entry: Entry) -> None:
        """Keep a question whose text has been redacted."""
        with self._trying("question not recorded"), self._database.writing() as connection:
            connection.execute(questions.insert().values(asdict(entry)))

    def problem(self) -> str:
        """Why nothing can be recorded, "" as long as it can; may take seconds where another process writes."""
        if monotonic() - self._tried >= TRY_AFTER:
            with self._trying("" if self._problem else "the journal cannot be written"):
                self._database.touch()
        return self._problem

    def feedback_counts(self) -> dict[bool, int]:
        """How many presses of each kind there are."""
        counted = select(feedback.c.helpful, func.count()).group_by(feedback.c.helpful)
        with self._database.reading() as connection:
            found = {bool(helpful): int(count) for helpful, count in connection.execute(counted)}
        return {helpful: found.get(helpful, 0) for helpful in (True, False)}

    def questions(self, days: int | None = None) -> tuple[Entry, ...]:
        """Those of the last `days` days, today included, oldest first; all of them by default."""
        columns = [questions.c[field.name] for field in fields(Entry)]
        wanted = select(*columns).order_by(questions.c.id)
        if days is not None:
            wanted = wanted.where(questions.c.day >= _first_of(days))
        with self._database.reading() as connection:
            return tuple(Entry(**row._mapping) for row in connection.execute(wanted))

    def purge(self, keep_days: int) -> int:
        """Delete questions older than the last `keep_days` days, beyond recovery; how many there were."""
        with self._database.writing() as connection:
            gone = connection.execute(delete(questions).where(questions.c.day < _first_of(keep_days))).rowcount
        self._database.empty_log()
        return gone

    def purge_quietly(self, keep_days: int) -> int:
        """As `purge`, for a caller who cannot help it: what goes wrong is logged, and tried again another day."""
        try:
            return self.purge(keep_days)
        except StorageError as exc:
            _log.error("old questions not deleted: %s", _cause(exc))
            return 0

    def forget(self) -> int:
        """Delete all questions, beyond recovery; how many there were."""
        with self._database.writing() as connection:
            gone = connection.execute(delete(questions)).rowcount
        self._database.empty_log(shrink=True)
        return gone

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    @contextmanager
    def _trying(self, failure: str) -> Iterator[None]:
        try:
            yield
            self._problem = ""
        except StorageError as exc:
            if failure:
                _log.error("%s: %s; check that it can be written where storage.url says", failure, _cause(exc))
            self._problem = str(exc)
        self._tried = monotonic()


def today() -> date:
    """The one calendar of the journal."""
    return datetime.now(UTC).date()


def _first_of(days: int) -> date:
    return today() - timedelta(days=days - 1)


def _cause(error: StorageError) -> str:
    return type(error.__cause__ or error).__name__
