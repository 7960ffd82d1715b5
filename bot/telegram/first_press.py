"""Tells a press from its repetitions: fingers are quick, and screens show old buttons."""

from __future__ import annotations

from cachetools import TTLCache
from telegram import CallbackQuery

from bot.telegram.visitor import Visitor

REMEMBERED = 10_000


class FirstPress:
    """Within `seconds`, a person's press on one message counts once."""

    def __init__(self, seconds: float) -> None:
        self._seen: TTLCache[str, bool] = TTLCache(REMEMBERED, seconds)

    def is_it(self, query: CallbackQuery, visitor: Visitor, what: str) -> bool:
        """Whether `what` is pressed for the first time below this message."""
        message = query.message.message_id if query.message else 0
        key = f"{visitor.conversation}/{message}/{what}"
        first = key not in self._seen
        self._seen[key] = True
        return first
