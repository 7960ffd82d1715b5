"""A database: brought to this version's tables when it is used for the first time, and what may go wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from threading import Lock
from typing import Protocol

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.tables import HEAD, version

MIGRATIONS = Path(__file__).parent / "migrations"


class StorageError(Exception):
    """The database cannot be used; the message names it, the reason and the next step."""


class Work(IntEnum):
    """What one process at a time may do."""

    MIGRATING = 0
    INBOX = 1


class Backing(Protocol):
    """What a database is kept by; everything in which SQLite and PostgreSQL differ."""

    @property
    def name(self) -> str:
        """As operators know it, without a password."""
        ...

    def engine(self, durable: bool) -> Engine:
        """Connects when it is used; what is `durable` outlives a power cut."""
        ...

    def alone(self, connection: Connection, at: Work) -> None:
        """From here to the end of the transaction no other process is at the same work."""
        ...

    def touch(self, connection: Connection) -> None:
        """Write without changing anything that is kept."""
        ...

    def empty_log(self, engine: Engine, shrink: bool) -> None:
        """Have nothing deleted stand in the write-ahead log; `shrink` gives the room back, too; raises StorageError."""
        ...

    def told(self, error: Exception) -> str:
        """One sentence and the next step, without any value of a row."""
        ...


class Database:
    """By default a power cut may lose the last entries, never the rest; `durable` keeps them, too.

    With `alone`, whoever writes has all that is below it to themselves, whatever else is written to the database.
    """

    def __init__(self, backing: Backing, *, durable: bool = False, alone: Work | None = None) -> None:
        self.backing = backing
        self._alone = alone
        self._engine = backing.engine(durable)
        self._lock = Lock()
        self._ready = False

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction; in SQLite no other writer can come between. Raises StorageError."""
        with self._explained():
            self._bring_up_to_date()
            with self._immediate().begin() as connection:
                if self._alone is not None:
                    self.backing.alone(connection, self._alone)
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Raises StorageError."""
        with self._explained():
            self._bring_up_to_date()
            with self._engine.connect() as connection:
                yield connection

    def touch(self) -> None:
        """Write without changing anything that is kept: a full or read-only disk shows; raises StorageError."""
        with self.writing() as connection:
            self.backing.touch(connection)

    def empty_log(self, *, shrink: bool = False) -> None:
        """Have nothing deleted stand in the write-ahead log; `shrink` gives the room back, too."""
        with self._explained():
            self.backing.empty_log(self._engine, shrink)

    def close(self) -> None:
        self._engine.dispose()

    def _immediate(self) -> Engine:
        return self._engine.execution_options(immediate=True)

    def _bring_up_to_date(self) -> None:
        with self._lock:
            if not self._ready and not self._is_up_to_date():
                with self._immediate().begin() as connection:
                    self.backing.alone(connection, Work.MIGRATING)
                    if _version(connection) != HEAD:
                        self._migrate(connection)
            self._ready = True

    def _is_up_to_date(self) -> bool:
        """Asked without writing: what can only be read is read."""
        with self._engine.connect() as connection:
            return _version(connection) == HEAD

    def _migrate(self, connection: Connection) -> None:
        from alembic import command  # takes a quarter of a second, and is needed once in the life of a database
        from alembic.config import Config
        from alembic.util import CommandError

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as exc:
            raise StorageError(
                f"{self.backing.name} was written by a newer version (migration {_version(connection)}); "
                "update this program, or use another database"
            ) from exc

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as exc:
            raise StorageError(self.backing.told(exc)) from exc


def _version(connection: Connection) -> str | None:
    """None for a new database and for one from before there were versions."""
    if not inspect(connection).has_table(version.name):
        return None
    return connection.execute(select(version.c.version_num)).scalar()
