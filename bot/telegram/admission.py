"""Which updates are answered, and whose sender is told to wait."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from enum import StrEnum

from cachetools import TTLCache
from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType

from bot.operations.figure import Figure
from bot.setting_sections import LimitSettings
from bot.telegram.addressing import addressed_text
from bot.telegram.allowance import REMEMBERED, Allowance
from bot.telegram.crowd import Crowd

PAUSE = 60.0
"""Seconds in which a chat that was told to wait is told nothing more."""


class Verdict(StrEnum):
    """The value of a refusal is the key of its text."""

    ADMITTED = "admitted"
    PASSED_OVER = "passed-over"
    """Not meant for the bot, or covered by what its sender was told a moment ago."""
    TOO_MANY = "limits-too-many"
    ONE_BY_ONE = "limits-one-by-one"
    CROWDED = "telegram-busy"


REASONS = {Verdict.TOO_MANY: "too_many", Verdict.ONE_BY_ONE: "one_by_one", Verdict.CROWDED: "crowded"}
"""As operators read them."""
_TURNED_AWAY = "How often somebody was told to wait."


class Admission:
    """What was written before this process began is not turned away for the crowd: it waits with Telegram for room."""

    def __init__(self, settings: LimitSettings, crowd: Crowd, now: Callable[[], float] = time.time) -> None:
        self.crowd = crowd
        self.turned_away: Counter[Verdict] = Counter()
        self._most_waiting = settings.waiting_per_chat
        self._now = now
        self._began = int(now())  # Telegram tells whole seconds
        self.allowance = Allowance(settings.questions_per_minute)
        self._closed: TTLCache[int, bool] = TTLCache(REMEMBERED, PAUSE, now)
        self._told: dict[Verdict, TTLCache[int, bool]] = {
            reason: TTLCache(REMEMBERED, PAUSE, now) for reason in (Verdict.ONE_BY_ONE, Verdict.CROWDED)
        }

    def is_old(self, update: Update) -> bool:
        """Whether it was written before this process began."""
        return self._written(update) < self._began

    def verdict(self, update: Update) -> Verdict:
        """What is admitted is part of the crowd until it leaves."""
        chat = update.effective_chat
        if chat is None or update.my_chat_member:
            return Verdict.ADMITTED
        verdict = self._judged(update, chat.id) if _is_for_us(update) else Verdict.PASSED_OVER
        if verdict is Verdict.ADMITTED:
            self.crowd.enter(update.update_id, chat.id)
        self.turned_away[verdict] += verdict in REASONS
        return verdict

    async def forget(self, chat: int) -> None:
        """Whether it was told to wait."""
        for remembered in (self._closed, *self._told.values()):
            remembered.pop(chat, None)

    def figures(self) -> list[Figure]:
        """For operators."""
        return [
            Figure("updates_waiting", "Updates taken in and not answered yet.", len(self.crowd)),
            Figure(
                "expected_wait_seconds",
                "Seconds until an update that arrives now is answered.",
                self.crowd.expected_wait,
            ),
            Figure("limited_chats", "Chats that are to be silent for a minute.", len(self._closed)),
            *(
                Figure("turned_away", _TURNED_AWAY, self.turned_away[verdict], {"reason": reason}, counts=True)
                for verdict, reason in REASONS.items()
            ),
        ]

    def _judged(self, update: Update, chat: int) -> Verdict:
        if chat in self._closed:
            return Verdict.PASSED_OVER
        if not self.allowance.takes(chat, self._written(update)):
            self._closed[chat] = True
            return Verdict.TOO_MANY
        if self.is_old(update):
            return Verdict.ADMITTED
        if _is_question(update) and self.crowd.of(chat) > self._most_waiting:
            return self._once(Verdict.ONE_BY_ONE, chat)
        if self.crowd.is_full:
            return self._once(Verdict.CROWDED, chat)
        self._told[Verdict.CROWDED].pop(chat, None)
        if not self.crowd.of(chat):
            self._told[Verdict.ONE_BY_ONE].pop(chat, None)
        return Verdict.ADMITTED

    def _once(self, reason: Verdict, chat: int) -> Verdict:
        told = self._told[reason]
        if chat in told:
            return Verdict.PASSED_OVER
        told[chat] = True
        return reason

    def _written(self, update: Update) -> float:
        """A press tells no time."""
        message, now = update.message or update.edited_message, self._now()
        return min(now, (message.edit_date or message.date).timestamp()) if message else now


def _is_for_us(update: Update) -> bool:
    """What a group says to itself is neither counted nor kept."""
    message = update.message or update.edited_message
    if message is None or message.chat.type == ChatType.PRIVATE:
        return True
    return _is_command(message) or addressed_text(message, message.get_bot()) is not None


def _is_question(update: Update) -> bool:
    message = update.message or update.edited_message
    return message is not None and bool(message.text) and not _is_command(message)


def _is_command(message: Message) -> bool:
    return any(entity.type == MessageEntity.BOT_COMMAND and not entity.offset for entity in message.entities)
