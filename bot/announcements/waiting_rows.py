"""Questions that wait for a snapshot that answers them, inside a transaction of the caller's."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Select, delete, select, update

from bot.announcements.standing import Waiting
from bot.storage.tables import awaited


@dataclass(frozen=True, slots=True)
class WaitingRows:
    """Those of one bot: several may share a database."""

    bot: int

    def unchecked(self, snapshot: str, most: int, connection: Connection) -> tuple[Waiting, ...]:
        """Those that have not been put to this snapshot, oldest first."""
        asked = awaited.c.checked != snapshot
        return self._read(self._mine().where(~awaited.c.answerable, asked).limit(most), connection)

    def checked(self, id: int, snapshot: str, answerable: bool, connection: Connection) -> None:
        connection.execute(update(awaited).where(awaited.c.id == id).values(checked=snapshot, answerable=answerable))

    def answerable(self, most: int, connection: Connection) -> tuple[Waiting, ...]:
        return self._read(self._mine().where(awaited.c.answerable).limit(most), connection)

    def is_there(self, id: int, connection: Connection) -> bool:
        """Somebody may have dropped it a moment ago."""
        return connection.execute(select(awaited.c.id).where(awaited.c.id == id)).first() is not None

    def sent(self, id: int, connection: Connection) -> None:
        connection.execute(delete(awaited).where(awaited.c.id == id))

    def failed(self, id: int, most: int, connection: Connection) -> None:
        """Telegram does not take the answer; after `most` times it is given up."""
        connection.execute(update(awaited).where(awaited.c.id == id).values(failures=awaited.c.failures + 1))
        connection.execute(delete(awaited).where(awaited.c.id == id, awaited.c.failures >= most))

    def _mine(self) -> Select[tuple[object, ...]]:
        return select(awaited).where(awaited.c.bot == self.bot).order_by(awaited.c.id)

    @staticmethod
    def _read(query: Select[tuple[object, ...]], connection: Connection) -> tuple[Waiting, ...]:
        return tuple(
            Waiting(row.id, row.chat, row.question, row.language, row.day) for row in connection.execute(query)
        )
