"""What is remembered of somebody, where replicas share it; inside a transaction of the caller's."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, select

from bot.storage.insertion import insertion
from bot.storage.tables import exchanges, languages


@dataclass(frozen=True, slots=True)
class Person:
    """`number` is the person's, in a chat; in a private one the two are the same."""

    chat: int
    number: int


@dataclass(frozen=True, slots=True)
class Memory:
    """`exchange` is the last one, as those write it who remember it, of Unix time `at`; "" where there is nothing."""

    exchange: str = ""
    at: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class MemoryRows:
    bot: int

    def recall(self, person: Person, connection: Connection) -> Memory:
        exchange = connection.execute(select(exchanges.c.value, exchanges.c.at).where(self._exchange(person))).first()
        language = connection.execute(select(languages.c.language).where(self._language(person))).scalar()
        return Memory(exchange.value if exchange else "", exchange.at if exchange else 0, language or "")

    def remember(self, person: Person, before: Memory, now: Memory, connection: Connection) -> None:
        """Write what has changed."""
        if (before.exchange, before.at) != (now.exchange, now.at):
            connection.execute(delete(exchanges).where(self._exchange(person)))
            if now.exchange:
                row = {"bot": self.bot, "chat": person.chat, "person": person.number}
                connection.execute(exchanges.insert().values(**row, value=now.exchange, at=now.at))
        if before.language != now.language:
            connection.execute(delete(languages).where(self._language(person)))
            if now.language:
                row = {"bot": self.bot, "person": person.number, "at": int(time.time())}
                chosen = insertion(languages, connection).values(**row, language=now.language)
                connection.execute(chosen.on_conflict_do_nothing())  # in another chat at the same moment

    def forget_before(self, exchange: int, language: int, connection: Connection) -> None:
        """Unix times."""
        connection.execute(delete(exchanges).where(exchanges.c.bot == self.bot, exchanges.c.at < exchange))
        connection.execute(delete(languages).where(languages.c.bot == self.bot, languages.c.at < language))

    def _exchange(self, person: Person) -> ColumnElement[bool]:
        mine = exchanges.c.bot == self.bot
        return mine & (exchanges.c.chat == person.chat) & (exchanges.c.person == person.number)

    def _language(self, person: Person) -> ColumnElement[bool]:
        return (languages.c.bot == self.bot) & (languages.c.person == person.number)
