"""Who is speaking, and where the answer goes; known only while an update is in work."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from cachetools import TTLCache
from telegram import Chat, Message, Update, User
from telegram.constants import ChatType

from bot.catalogue import Catalogue

REMEMBERED = 10_000
"""Chosen languages kept in memory; the oldest is forgotten first."""

LANGUAGE_SECONDS = 30 * 86_400
"""After which somebody is spoken to in the language of their Telegram again."""


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, the topic in it, and the message that is answered (None where the order makes it plain)."""

    chat: int
    thread: int | None = None
    answered: int | None = None


@dataclass(frozen=True, slots=True)
class Visitor:
    """`conversation` is a pseudonym that is worth nothing after a restart."""

    place: Place
    language: str
    conversation: str


class Visitors:
    """Makes a visitor of an update and remembers which language somebody chose."""

    def __init__(self) -> None:
        self._salt = secrets.token_bytes(16)
        self._chosen: TTLCache[str, str] = TTLCache(REMEMBERED, LANGUAGE_SECONDS)

    def of(self, update: Update) -> Visitor | None:
        """The visitor behind an update; None where there is no chat to answer in."""
        chat, user = update.effective_chat, update.effective_user
        if chat is None:
            return None
        return Visitor(_place(update, chat), self.language_of(user), self._pseudonym(chat, user))

    def language_of(self, user: User | None) -> str:
        """The one this person has chosen, else that of their Telegram."""
        return self._chosen.get(self._pseudonym(user)) or Catalogue.language(user.language_code if user else None)

    def choose(self, update: Update, language: str) -> None:
        self._chosen[self._pseudonym(update.effective_user)] = language

    def recall(self, person: int, language: str) -> None:
        """What this person has chosen, by word of another process; "" for nothing."""
        if language:
            self._chosen[self._hashed(str(person))] = language
        else:
            self._chosen.pop(self._hashed(str(person)), None)

    def chosen_by(self, chat: int) -> str | None:
        """The language chosen in this private chat."""
        return self._chosen.get(self._hashed(str(chat)))

    def conversation_of(self, chat: int) -> str:
        """The pseudonym of this private chat."""
        return self._hashed(f"{chat}/{chat}")

    async def forget_chat(self, chat: int) -> None:
        """That of a private chat has the number of the person."""
        self._chosen.pop(self._hashed(str(chat)), None)

    def _pseudonym(self, *parties: Chat | User | None) -> str:
        return self._hashed("/".join(str(party.id) for party in parties if party is not None))

    def _hashed(self, named: str) -> str:
        return hashlib.blake2b(named.encode(), key=self._salt, digest_size=12).hexdigest()


def _place(update: Update, chat: Chat) -> Place:
    message = update.effective_message
    if not isinstance(message, Message):
        return Place(chat.id)
    thread = message.message_thread_id if message.is_topic_message else None
    crowded = chat.type != ChatType.PRIVATE
    return Place(chat.id, thread, message.message_id if crowded or update.edited_message else None)
