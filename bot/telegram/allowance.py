"""How much each chat may send in a while."""

from __future__ import annotations

import time

from cachetools import TTLCache

REMEMBERED = 50_000
"""Chats; the one longest unheard of is forgotten first."""


class Allowance:
    """`most` in `seconds`, in any rhythm.

    Who has been silent that long is forgotten: all of it would be there again.
    """

    def __init__(self, most: int, seconds: float = 60.0) -> None:
        self._share = seconds / most
        self._seconds = seconds
        self._used_until: TTLCache[int, float] = TTLCache(REMEMBERED, seconds)

    def takes(self, chat: int, at: float) -> bool:
        """Take one at the time `at`; False where nothing is left."""
        until = max(self._used_until.get(chat, at), at) + self._share
        if until - at > self._seconds + self._share / 2:
            return False
        self._used_until[chat] = until
        return True

    def used_until(self, chat: int) -> float:
        """Until when the chat has used up its share; 0.0 where that is long ago."""
        return self._used_until.get(chat, 0.0)

    def recall(self, chat: int, used_until: float) -> None:
        """As another process has counted, which knows nothing of the last one that was taken here."""
        if used_until > time.time():
            self._used_until[chat] = max(self.used_until(chat), used_until + self._share)
