"""What is done with an update that has waited long: a question is answered all the same, a press no longer."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum, auto

from cachetools import TTLCache
from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType

LATE = 3600.0
"""Seconds."""

APOLOGISED = 10_000
"""Chats remembered that have heard an apology in the last hour."""


class Manner(Enum):
    """How an update is met."""

    IN_TIME = auto()
    LATE = auto()
    TOO_LATE = auto()
    SILENTLY_DROPPED = auto()


class Lateness:
    """One apology a chat, however much it has asked."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._apologised: TTLCache[int, bool] = TTLCache(APOLOGISED, LATE)

    def manner(self, update: Update, kept_at: float) -> Manner:
        """`kept_at`, Unix time, stands for presses, which tell no time of their own."""
        message = update.message or update.edited_message
        written = (message.edit_date or message.date).timestamp() if message else kept_at
        if not self.is_past(written, LATE):
            return Manner.IN_TIME
        if message is None:
            return Manner.SILENTLY_DROPPED if update.callback_query else Manner.IN_TIME
        if _is_command(message):
            return Manner.TOO_LATE if message.chat.type == ChatType.PRIVATE else Manner.SILENTLY_DROPPED
        return Manner.LATE

    def is_past(self, moment: float, seconds: float) -> bool:
        return self._now() - moment >= seconds

    def is_first_apology(self, update: Update) -> bool:
        chat = update.effective_chat.id if update.effective_chat else 0
        first = chat not in self._apologised
        self._apologised[chat] = True
        return first


def _is_command(message: Message) -> bool:
    """But for /start: somebody came for the first time, or for the topic of a link."""
    entities = message.entities
    leading = bool(entities) and entities[0].type == MessageEntity.BOT_COMMAND and entities[0].offset == 0
    return leading and not (message.text or "").startswith("/start")
