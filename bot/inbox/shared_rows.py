"""The inbox's tables as several replicas share them: what waits in one chat belongs to one of them.

No two transactions of this kind run at the same time (`bot.storage.database.Work`), so each may look before it writes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, select, update

from bot.inbox.kept import Kept
from bot.inbox.rows import Rows
from bot.storage.tables import inbox, replicas, reserved


@dataclass(frozen=True, slots=True)
class Roll:
    """`beats` of the other replicas by their names; `inherited` was another's a moment ago, `handed` came in there.

    `leads`: of all replicas this one does what only one may do. `replaced`: another process has taken this name.
    """

    beats: dict[str, int]
    inherited: tuple[Kept, ...] = ()
    handed: tuple[Kept, ...] = ()
    leads: bool = False
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class SharedRows(Rows):
    """Of one bot, as seen by the replica `name`; `process` tells it from the one before it of the same name."""

    name: str
    process: str

    def keep(self, arrivals: Sequence[Kept], connection: Connection) -> frozenset[int]:
        """Add those that are neither waiting nor answered; their numbers, as far as they are this replica's.

        A chat of which nothing waits becomes so.
        """
        known = self._known([one.number for one in arrivals], connection)
        new = {one.number: one for one in arrivals if one.number not in known}
        owners = self._owners({one.chat for one in new.values()}, connection)
        rows = [{**self._row(one), "owner": owners.setdefault(one.chat, self.name)} for one in new.values()]
        if rows:
            connection.execute(inbox.insert(), rows)
        return frozenset(one.number for one in new.values() if owners[one.chat] == self.name)

    def begin(self, number: int, connection: Connection) -> bool:
        mine = self._is(number) & (inbox.c.owner == self.name)
        return bool(connection.execute(update(inbox).where(mine).values(attempts=inbox.c.attempts + 1)).rowcount)

    def mine(self, chats: Collection[int] | None, but: Collection[int], connection: Connection) -> tuple[Kept, ...]:
        """What waits for this replica, in these chats or in all, but for those numbers; oldest first."""
        which = self._mine()
        if chats is not None:
            which &= inbox.c.chat.in_(chats)
        numbers = connection.execute(select(inbox.c.number).where(which)).scalars()
        return self._numbered([number for number in numbers if number not in but], connection)

    def chats_of(self, numbers: Iterable[int], connection: Connection) -> frozenset[int]:
        which = (inbox.c.bot == self.bot) & inbox.c.number.in_(list(numbers))
        return frozenset(connection.execute(select(inbox.c.chat).where(which)).scalars())

    def join(self, connection: Connection) -> None:
        """Whatever the process before this one had is this one's."""
        connection.execute(delete(replicas).where(self._my_row()))
        row = {"bot": self.bot, "name": self.name, "process": self.process, "beats": 0, "leads": False}
        connection.execute(replicas.insert().values(row))

    def leave(self, connection: Connection) -> None:
        """The others take what waits."""
        connection.execute(delete(replicas).where(self._my_row(), replicas.c.process == self.process))

    def beat(self, dead: Mapping[str, int], but: Collection[int], connection: Connection) -> Roll:
        """Tell the others that this one lives, and take over what was theirs who have not beaten since: the `dead`.

        `but` is at hand already.
        """
        mine = self._my_row() & (replicas.c.process == self.process)
        if not connection.execute(update(replicas).where(mine).values(beats=replicas.c.beats + 1)).rowcount:
            if connection.execute(select(replicas.c.name).where(self._my_row())).first():
                return Roll({}, replaced=True)
            self.join(connection)  # the others have thought it dead
        everyone = replicas.c.bot == self.bot
        for name, beats in dead.items():
            connection.execute(delete(replicas).where(everyone, replicas.c.name == name, replicas.c.beats == beats))
        inherited = self._inherit(connection)
        handed = self.mine(None, {*but, *(one.number for one in inherited)}, connection)
        rows = connection.execute(select(replicas).where(everyone)).all()
        if not any(row.leads for row in rows):
            connection.execute(update(replicas).where(mine).values(leads=True))
        leads = not any(row.leads for row in rows if row.name != self.name)
        return Roll({row.name: row.beats for row in rows if row.name != self.name}, inherited, handed, leads)

    def reserve(self, chats: Collection[int], connection: Connection) -> None:
        """No other replica answers these chats from now on; those that were reserved and are not named are free."""
        had = (reserved.c.bot == self.bot) & (reserved.c.owner == self.name)
        if frozenset(connection.execute(select(reserved.c.chat).where(had)).scalars()) == frozenset(chats):
            return
        connection.execute(delete(reserved).where(had | ((reserved.c.bot == self.bot) & reserved.c.chat.in_(chats))))
        if chats:
            connection.execute(
                reserved.insert(), [{"bot": self.bot, "chat": chat, "owner": self.name} for chat in chats]
            )

    def _inherit(self, connection: Connection) -> tuple[Kept, ...]:
        """What belongs to nobody any longer, or was kept before there were replicas."""
        living = select(replicas.c.name).where(replicas.c.bot == self.bot)
        others = select(reserved.c.chat).where(reserved.c.bot == self.bot, reserved.c.owner != self.name)
        left = (inbox.c.bot == self.bot) & inbox.c.owner.not_in(living) & inbox.c.chat.not_in(others)
        numbers = list(connection.execute(select(inbox.c.number).where(left)).scalars())
        if numbers:
            connection.execute(update(inbox).where(left).values(owner=self.name))
        return self._numbered(numbers, connection)

    def _numbered(self, numbers: Sequence[int], connection: Connection) -> tuple[Kept, ...]:
        return self._those((inbox.c.bot == self.bot) & inbox.c.number.in_(numbers), connection) if numbers else ()

    def _owners(self, chats: Collection[int], connection: Connection) -> dict[int, str]:
        """Of those chats that have one."""
        found: dict[int, str] = {}
        for table in (reserved, inbox):
            which = (table.c.bot == self.bot) & table.c.chat.in_(chats)
            found |= {
                row.chat: row.owner for row in connection.execute(select(table.c.chat, table.c.owner).where(which))
            }
        return found

    def _mine(self) -> ColumnElement[bool]:
        return (inbox.c.bot == self.bot) & (inbox.c.owner == self.name)

    def _my_row(self) -> ColumnElement[bool]:
        return (replicas.c.bot == self.bot) & (replicas.c.name == self.name)
