"""What is written into the inbox's tables and read from them, inside a transaction of the caller's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, delete, select, update

from bot.inbox.kept import Kept
from bot.journal.journal import today
from bot.storage.tables import answered, inbox

AT_ONCE = 500
"""Numbers one statement asks for; databases limit them."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Those of one bot: several may share a database."""

    bot: int

    def keep(self, arrivals: Sequence[Kept], connection: Connection) -> frozenset[int]:
        """Add those that are neither waiting nor answered; their numbers."""
        known = self._known([one.number for one in arrivals], connection)
        new = {one.number: one for one in arrivals if one.number not in known}
        if new:
            connection.execute(inbox.insert(), [self._row(one) for one in new.values()])
        return frozenset(new)

    def waiting(self, connection: Connection) -> tuple[Kept, ...]:
        """Oldest first."""
        return self._those(inbox.c.bot == self.bot, connection)

    def of(self, chat: int, connection: Connection) -> tuple[Kept, ...]:
        """What waits of one chat."""
        return self._those((inbox.c.bot == self.bot) & (inbox.c.chat == chat), connection)

    def begin(self, number: int, connection: Connection) -> bool:
        """Whether it may be answered here."""
        connection.execute(update(inbox).where(self._is(number)).values(attempts=inbox.c.attempts + 1))
        return True

    def survived(self, number: int, connection: Connection) -> None:
        """It is tried again, but no attempt has ended the process."""
        connection.execute(update(inbox).where(self._is(number)).values(attempts=0))

    def sent(self, number: int, mark: str, connection: Connection) -> None:
        connection.execute(update(inbox).where(self._is(number)).values(sent=inbox.c.sent + f" {mark}"))

    def done(self, numbers: Iterable[int], connection: Connection) -> None:
        """Take them out, and remember that they have been here."""
        gone = [one for one in numbers if connection.execute(delete(inbox).where(self._is(one))).rowcount]
        if gone:
            connection.execute(answered.insert(), [{"bot": self.bot, "number": one, "day": today()} for one in gone])

    def forget(self, chat: int, connection: Connection) -> None:
        """Nothing of this chat waits any longer."""
        numbers = connection.execute(select(inbox.c.number).where(inbox.c.bot == self.bot, inbox.c.chat == chat))
        self.done(list(numbers.scalars()), connection)

    def purge(self, keep_days: int, most: int, connection: Connection) -> None:
        """Forget numbers of earlier days, and the smallest where there are too many."""
        mine = answered.c.bot == self.bot
        connection.execute(delete(answered).where(mine, answered.c.day < oldest_day(keep_days)))
        ranked = select(answered.c.number).where(mine).order_by(answered.c.number.desc()).offset(most).limit(1)
        if (last := connection.execute(ranked).scalar()) is not None:
            connection.execute(delete(answered).where(mine, answered.c.number <= last))

    def give_up(self, before: int, connection: Connection) -> int:
        """Take out what was kept before this Unix time; how much there was."""
        old = select(inbox.c.number).where(inbox.c.bot == self.bot, inbox.c.kept_at < before)
        numbers = list(connection.execute(old).scalars())
        self.done(numbers, connection)
        return len(numbers)

    def _those(self, which: ColumnElement[bool], connection: Connection) -> tuple[Kept, ...]:
        found = connection.execute(select(inbox).where(which).order_by(inbox.c.number))
        return tuple(
            Kept(row.number, row.chat, row.kept_at, row.payload, row.attempts, tuple(row.sent.split())) for row in found
        )

    def _known(self, numbers: Sequence[int], connection: Connection) -> set[int]:
        known: set[int] = set()
        for table in (inbox, answered):
            for start in range(0, len(numbers), AT_ONCE):
                some = numbers[start : start + AT_ONCE]
                found = select(table.c.number).where(table.c.bot == self.bot, table.c.number.in_(some))
                known.update(connection.execute(found).scalars())
        return known

    def _row(self, one: Kept) -> dict[str, object]:
        told = {"number": one.number, "chat": one.chat, "kept_at": one.kept_at, "payload": one.payload}
        return {"bot": self.bot, **told, "attempts": one.attempts, "sent": " ".join(one.sent)}

    def _is(self, number: int) -> ColumnElement[bool]:
        return (inbox.c.bot == self.bot) & (inbox.c.number == number)


def oldest_day(keep_days: int) -> date:
    """The first of the last `keep_days` days, today included."""
    return today() - timedelta(days=keep_days - 1)
