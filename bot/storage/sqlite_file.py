"""A database in one file of the data folder: for one machine, with nothing to set up."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError

from bot.storage.database import StorageError, Work

_PATIENCE_SECONDS = 5.0
"""How long to wait for another process that writes."""
_PRAGMAS = (
    "journal_mode=WAL",  # readers and the one writer do not wait for each other
    "secure_delete=ON",  # what is deleted is overwritten
)
_ROOM = 256 * 1024
"""Bytes."""
_FULL = "database or disk is full"
_CURES = {
    _FULL: "make room on that disk",
    "attempt to write a readonly database": "make the file and its folder writable",
    "unable to open database file": "check that the folder exists and can be written",
    "database is locked": "another process holds it; try again",
}


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """A `bot.storage.database.Backing`."""

    file: Path

    @property
    def name(self) -> str:
        return f"the journal {str(self.file)!r}"

    def engine(self, durable: bool) -> Engine:
        engine = create_engine(f"sqlite:///{self.file}", connect_args={"timeout": _PATIENCE_SECONDS})
        event.listen(engine, "connect", partial(_prepare, "FULL" if durable else "NORMAL"))
        event.listen(engine, "begin", _begin)
        return engine

    def alone(self, connection: Connection, at: Work) -> None:
        """It has been so since the transaction began."""

    def touch(self, connection: Connection) -> None:
        self._needs_room()
        used = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        connection.exec_driver_sql(f"PRAGMA user_version = {(int(used) + 1) % 1000}")

    def _needs_room(self) -> None:
        """One page may find room in a write-ahead log that is there, when the next row does not."""
        try:
            with tempfile.TemporaryFile(dir=self.file.parent) as trial:
                os.posix_fallocate(trial.fileno(), 0, _ROOM)
        except OSError as exc:
            if exc.errno in (errno.ENOSPC, errno.EDQUOT):
                raise StorageError(self.told(sqlite3.OperationalError(_FULL))) from exc
            # whatever else is the matter, SQLite itself will tell

    def empty_log(self, engine: Engine, shrink: bool) -> None:
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            if shrink:
                cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.close()
        except sqlite3.Error as exc:
            raise StorageError(self.told(exc)) from exc
        finally:
            connection.close()

    def told(self, error: Exception) -> str:
        """SQLite's own words hold no value of a row, SQLAlchemy's might."""
        own = error.orig if isinstance(error, DBAPIError) else error
        reason = str(own) if isinstance(own, sqlite3.Error) else type(error).__name__
        cure = _CURES.get(reason, "move the file aside, and a new one is begun")
        return f"{self.name} cannot be used ({reason}); {cure}"


def _prepare(synchronous: str, connection: DBAPIConnection, _: object) -> None:
    connection.isolation_level = None  # transactions begin in `_begin`, not at the first write: DDL belongs into them
    cursor = connection.cursor()
    for pragma in (*_PRAGMAS, f"synchronous={synchronous}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
