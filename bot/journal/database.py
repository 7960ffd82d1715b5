"""The journal's SQLite file: how it is opened, brought to this version's tables, and what may go wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, create_engine, event, inspect, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.journal.tables import HEAD, version

MIGRATIONS = Path(__file__).parent / "migrations"
_PATIENCE_SECONDS = 5.0
"""How long to wait for another process that writes."""
_PRAGMAS = (
    "journal_mode=WAL",  # readers and the one writer do not wait for each other
    "secure_delete=ON",  # what is deleted is overwritten
)
_CURES = {
    "database or disk is full": "make room on that disk",
    "attempt to write a readonly database": "make the file and its folder writable",
    "unable to open database file": "check that the folder exists and can be written",
    "database is locked": "another process holds it; try again",
}


class JournalError(Exception):
    """The journal cannot be used; the message names the file, the reason and the next step."""


class Database:
    """One SQLite file, brought up to date when it is used for the first time."""

    def __init__(self, file: Path, *, durable: bool = False) -> None:
        """By default a power cut may lose the last entries, never the file; `durable` keeps them, too."""
        self.file = file
        self._engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": _PATIENCE_SECONDS})
        event.listen(self._engine, "connect", partial(_prepare, "FULL" if durable else "NORMAL"))
        event.listen(self._engine, "begin", _begin)
        self._lock = Lock()
        self._ready = False

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer can come between; raises JournalError."""
        with self._explained():
            self._bring_up_to_date()
            with self._engine.execution_options(immediate=True).begin() as connection:
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Raises JournalError."""
        with self._explained():
            self._bring_up_to_date()
            with self._engine.connect() as connection:
                yield connection

    def touch(self) -> None:
        """Write without changing anything that is kept: a full or read-only disk shows; raises JournalError."""
        with self.writing() as connection:
            used = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            connection.exec_driver_sql(f"PRAGMA user_version = {(int(used) + 1) % 1000}")

    def empty_log(self, *, shrink: bool = False) -> None:
        """Have nothing deleted stand in the write-ahead log; `shrink` gives the room back, too."""
        with self._explained():
            connection = self._engine.raw_connection()
            try:
                cursor = connection.cursor()
                if shrink:
                    cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                cursor.close()
            finally:
                connection.close()

    def close(self) -> None:
        self._engine.dispose()

    def _bring_up_to_date(self) -> None:
        with self._lock:
            if not self._ready and not self._is_up_to_date():
                with self._engine.execution_options(immediate=True).begin() as connection:  # one process at a time
                    if _version(connection) != HEAD:
                        _migrate(connection)
            self._ready = True

    def _is_up_to_date(self) -> bool:
        """Asked without writing: a file that can only be read is read."""
        with self._engine.connect() as connection:
            return _version(connection) == HEAD

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as exc:
            raise JournalError(_told(self.file, exc)) from exc


def _prepare(synchronous: str, connection: DBAPIConnection, _: object) -> None:
    connection.isolation_level = None  # transactions begin in `_begin`, not at the first write: DDL belongs into them
    cursor = connection.cursor()
    for pragma in (*_PRAGMAS, f"synchronous={synchronous}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _version(connection: Connection) -> str | None:
    """None for a new file and for one from before there were versions."""
    if not inspect(connection).has_table(version.name):
        return None
    return connection.execute(select(version.c.version_num)).scalar()


def _migrate(connection: Connection) -> None:
    from alembic import command  # takes a quarter of a second, and is needed once in the life of a file
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as exc:
        raise JournalError(
            f"the journal {str(connection.engine.url.database)!r} was written by a newer version "
            f"(migration {_version(connection)}); update this program, or move the file aside"
        ) from exc


def _told(file: Path, error: SQLAlchemyError | sqlite3.Error) -> str:
    """SQLite's own words hold no value of a row, SQLAlchemy's might."""
    own = error.orig if isinstance(error, DBAPIError) else error
    reason = str(own) if isinstance(own, sqlite3.Error) else type(error).__name__
    cure = _CURES.get(reason, "move the file aside, and a new one is begun")
    return f"the journal {str(file)!r} cannot be used ({reason}); {cure}"
