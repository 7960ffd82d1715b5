"""An INSERT that says what becomes of a row that is there already: SQLite and PostgreSQL know the same words for it."""

from __future__ import annotations

from typing import TypeAlias

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Insertion: TypeAlias = sqlite.Insert | postgresql.Insert


def insertion(table: Table, connection: Connection) -> Insertion:
    """In the dialect of this connection."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
