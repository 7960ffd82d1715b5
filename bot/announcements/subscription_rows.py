"""What is written about subscriptions and read of them, inside a transaction of the caller's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select, update

from bot.announcements.standing import Standing, Waiting
from bot.storage.tables import awaited, outbox, subscriptions

EVERYTHING = ""
"""In place of a topic."""


@dataclass(frozen=True, slots=True)
class SubscriptionRows:
    """Those of one bot: several may share a database."""

    bot: int

    def standing(self, chat: int, connection: Connection) -> Standing:
        mine = self._of(subscriptions, chat)
        topics = tuple(connection.execute(select(subscriptions.c.topic).where(mine).order_by("topic")).scalars())
        asked = select(awaited).where(self._of(awaited, chat)).order_by(awaited.c.id)
        waiting = tuple(
            Waiting(row.id, row.chat, row.question, row.language, row.day) for row in connection.execute(asked)
        )
        return Standing(EVERYTHING in topics, tuple(topic for topic in topics if topic != EVERYTHING), waiting)

    def subscribe(self, chat: int, topic: str, language: str, most: int, connection: Connection) -> bool:
        """Whether there was room: everything makes topics superfluous, and a topic narrows everything down."""
        narrower = subscriptions.c.topic != EVERYTHING if topic == EVERYTHING else subscriptions.c.topic == EVERYTHING
        topics = self.standing(chat, connection).topics
        if topic not in (EVERYTHING, *topics) and len(topics) >= most:
            return False
        mine = self._of(subscriptions, chat)
        connection.execute(delete(subscriptions).where(mine, narrower | (subscriptions.c.topic == topic)))
        connection.execute(update(subscriptions).where(mine).values(language=language))
        row = {"bot": self.bot, "chat": chat, "topic": topic, "language": language}
        connection.execute(subscriptions.insert().values(row))
        return True

    def unsubscribe(self, chat: int, topic: str | None, connection: Connection) -> int:
        """From one topic, or from all that there is; nothing is sent any more that nobody wants to hear of."""
        chosen = self._of(subscriptions, chat)
        if topic is not None:
            chosen &= subscriptions.c.topic == topic
        gone = connection.execute(delete(subscriptions).where(chosen)).rowcount
        standing = self.standing(chat, connection)
        if not (standing.everything or standing.topics):
            connection.execute(delete(outbox).where(self._of(outbox, chat)))
        return gone

    def wait_for(self, asked: Waiting, most: int, connection: Connection) -> bool:
        """Whether there was room; the same question waits once. The number in `asked` means nothing."""
        mine = self._of(awaited, asked.chat)
        same = select(awaited.c.id).where(mine, awaited.c.question == asked.question)
        if connection.execute(same).first():
            return True
        if connection.execute(select(func.count()).select_from(awaited).where(mine)).scalar_one() >= most:
            return False
        row = {"chat": asked.chat, "question": asked.question, "language": asked.language, "day": asked.since}
        connection.execute(awaited.insert().values(bot=self.bot, **row, checked="", answerable=False, failures=0))
        return True

    def drop(self, chat: int, id: int, connection: Connection) -> int:
        return connection.execute(delete(awaited).where(self._of(awaited, chat), awaited.c.id == id)).rowcount

    def erase(self, chat: int, connection: Connection) -> int:
        """All that is kept about a chat; how much there was, what is on its way aside."""
        gone = sum(
            connection.execute(delete(table).where(self._of(table, chat))).rowcount
            for table in (subscriptions, awaited)
        )
        connection.execute(delete(outbox).where(self._of(outbox, chat)))
        return gone

    def forget_before(self, day: date, connection: Connection) -> int:
        """Questions that have waited too long."""
        old = (awaited.c.bot == self.bot) & (awaited.c.day < day)
        return connection.execute(delete(awaited).where(old)).rowcount

    def _of(self, table: Table, chat: int) -> ColumnElement[bool]:
        return (table.c.bot == self.bot) & (table.c.chat == chat)
