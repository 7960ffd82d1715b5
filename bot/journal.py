"""The journal: what is kept for the operators. At this stage presses of "hilfreich", without any person."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Boolean, Column, DateTime, Engine, Integer, MetaData, String, Table, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError

_log = logging.getLogger(__name__)
_metadata = MetaData()
_feedback = Table(
    "feedback",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("passage", String(200), nullable=False),
    Column("snapshot", String(100), nullable=False),
    Column("helpful", Boolean, nullable=False),
)


class Journal:
    """An SQLite file. Writing never fails the caller: what cannot be written is logged as lost."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._ready = False

    @classmethod
    def from_file(cls, file: Path) -> Journal:
        """Open or create the journal; a folder that cannot be written is found at the first entry."""
        engine = create_engine(f"sqlite:///{file}")
        event.listen(engine, "connect", _write_ahead)
        return cls(engine)

    def record_feedback(self, passage: str, snapshot: str, helpful: bool) -> None:
        """Count one press; who pressed is not known here."""
        row = {"at": datetime.now(UTC), "passage": passage, "snapshot": snapshot, "helpful": helpful}
        try:
            self._create_tables()
            with self._engine.begin() as connection:
                connection.execute(_feedback.insert().values(**row))
        except SQLAlchemyError as exc:
            _log.error("feedback not recorded: %s; check that the data folder can be written", type(exc).__name__)

    def feedback_counts(self) -> dict[bool, int]:
        """How many presses of each kind there are."""
        self._create_tables()
        with self._engine.connect() as connection:
            rows = connection.execute(_feedback.select()).all()
        return {helpful: sum(row.helpful is helpful for row in rows) for helpful in (True, False)}

    def _create_tables(self) -> None:
        with self._lock:  # two threads that find no table would both create it
            if not self._ready:
                _metadata.create_all(self._engine)
                self._ready = True


def _write_ahead(connection: DBAPIConnection, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()
