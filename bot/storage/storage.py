"""Where the journal and the inbox lie: in files of the data folder, or in a database that several processes share."""

from __future__ import annotations

import hashlib
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import SecretStr

if TYPE_CHECKING:
    from bot.storage.database import Backing, Database, Work

JOURNAL, INBOX = "journal.sqlite", "inbox.sqlite"
SQLITE = "sqlite:///"
"""The whole address of the files in the data folder."""
_FILES = SecretStr(SQLITE)


def is_address(text: str) -> bool:
    """Whether a `Storage` may have this as its `url`."""
    try:
        address = urlsplit(text)
        one_host = address.netloc.count("@") < 2  # else a part of the password would be taken for the host, and shown
        named = address.scheme == "postgresql" and len(address.path) > 1 and address.port != 0
        return text == SQLITE or (named and one_host)
    except ValueError:
        return False


def holds_password(text: str) -> bool:
    """Whether this address must not stand where many may read it."""
    return bool(re.search(r"^\w+://[^@]*:[^@]+@|[?&](ssl)?password=", text))


@dataclass(frozen=True, slots=True)
class Storage:
    """SQLAlchemy is imported when a database is asked for."""

    data_dir: Path
    url: SecretStr = _FILES

    @property
    def is_shared(self) -> bool:
        """Whether other processes, on other machines too, may use it at the same time."""
        return self.url.get_secret_value() != SQLITE

    @property
    def place(self) -> str:
        """Names the data folder among those of all machines: one process at a time holds it."""
        return hashlib.blake2b(f"{socket.gethostname()}:{self.data_dir.resolve()}".encode(), digest_size=8).hexdigest()

    def journal(self, *, durable: bool = False) -> Database:
        return self._database(JOURNAL, durable)

    def inbox(self, *, durable: bool = False) -> Database:
        from bot.storage.database import Work

        return self._database(INBOX, durable, alone=Work.INBOX)

    def preload(self) -> None:
        """Import everything in this thread: two that import parts of SQLAlchemy at once may meet it half made."""
        for library in ("sqlalchemy.orm", "alembic.command", *self._libraries()):
            import_module(library)

    def _libraries(self) -> Iterator[str]:
        yield from ("bot.storage.database", "bot.storage.sqlite_file", "sqlalchemy.dialects.sqlite")
        if self.is_shared:
            yield from ("bot.storage.postgresql", "sqlalchemy.dialects.postgresql")

    def _database(self, file: str, durable: bool, alone: Work | None = None) -> Database:
        from bot.storage.database import Database

        return Database(self._backing(file), durable=durable, alone=alone)

    def _backing(self, file: str) -> Backing:
        if self.is_shared:
            from bot.storage.postgresql import PostgreSQL

            return PostgreSQL.from_url(self.url.get_secret_value())
        from bot.storage.sqlite_file import SqliteFile

        return SqliteFile(self.data_dir / file)
