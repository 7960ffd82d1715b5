"""Whoever answers a chat next remembers what the replica before it did: read as a turn begins, written as it ends."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field

from telegram import Update

from bot.dialogue.dialogue import Dialogue
from bot.inbox.memory_rows import Memory, Person
from bot.inbox.shared_inbox import SharedInbox
from bot.telegram.allowance import Allowance
from bot.telegram.offers import Offers
from bot.telegram.visitor import Visitors


@dataclass(frozen=True, slots=True)
class SharedMemory:
    """Between two turns nothing of an exchange is here."""

    inbox: SharedInbox
    dialogue: Dialogue
    visitors: Visitors
    offers: Offers | None
    allowance: Allowance | None
    _before: dict[Person, Memory] = field(default_factory=dict, init=False)

    async def recall(self, update: Update) -> None:
        """Raises StorageError."""
        person, visitor = _person(update), self.visitors.of(update)
        if person is None or visitor is None:
            return
        memory = await self.inbox.recall(person)
        self._before[person] = memory
        self.visitors.recall(person.number, memory.language)
        kept = json.loads(memory.exchange) if memory.exchange else {}
        self.dialogue.recall(visitor.conversation, kept.get("dialogue", ""))
        if self.offers:
            self.offers.recall(person.chat, kept.get("offers", {}))
        if self.allowance:
            self.allowance.recall(person.chat, kept.get("used_until", 0.0))

    async def remember(self, update: Update) -> None:
        """What has become of it in this turn."""
        person, visitor = _person(update), self.visitors.of(update)
        before = self._before.pop(person, None) if person else None
        if person is None or visitor is None or before is None:
            return
        exchange = self._exchange(person, visitor.conversation)
        at = before.at if before.at and _told(exchange) == _told(before.exchange) else int(time.time())
        now = Memory(exchange, at if exchange else 0, self.visitors.chosen_by(person.number) or "")
        self.dialogue.forget(visitor.conversation)
        if self.offers:
            self.offers.forget(person.chat)
        await self.inbox.remember(person, before, now)

    def _exchange(self, person: Person, conversation: str) -> str:
        dialogue = self.dialogue.memory(conversation)
        offers = self.offers.memory(person.chat) if self.offers else {}
        used_until = self.allowance.used_until(person.chat) if self.allowance else 0.0
        kept = {"dialogue": dialogue, "offers": offers, "used_until": used_until}
        return json.dumps(kept, ensure_ascii=False) if any(kept.values()) else ""


def _told(exchange: str) -> object:
    """What somebody has said, without what is counted."""
    return {**json.loads(exchange), "used_until": 0.0} if exchange else None


def _person(update: Update) -> Person | None:
    chat, user = update.effective_chat, update.effective_user
    return Person(chat.id, user.id) if chat and user else None
