"""A copy of a SQLite database as it is at one moment, while others write to it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from bot.backup.backup_error import BackupError

SUFFIX = ".sqlite"
_PATIENCE_SECONDS = 30.0


def copy_database(source: Path, target: Path) -> None:
    """Raises BackupError for a database that cannot be read or is damaged."""
    try:
        with (
            closing(sqlite3.connect(f"file:{quote(str(source))}?mode=ro", _PATIENCE_SECONDS, uri=True)) as live,
            closing(sqlite3.connect(target)) as copy,
        ):
            live.backup(copy)
            (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise sqlite3.DatabaseError("damaged")
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
    except sqlite3.Error as exc:
        raise BackupError(
            f"the database {str(source)!r} cannot be copied ({exc}), so no backup was written; make room where the "
            "backup goes, or move a damaged file aside"
        ) from exc
