"""Remembers the last question of each conversation for a few minutes, in memory only."""

from __future__ import annotations

from threading import Lock

from cachetools import TTLCache

MINUTES = 10
MOST = 10_000


class Conversations:
    """The last answered question by conversation key; forgotten after `MINUTES`, and the oldest beyond `MOST`."""

    def __init__(self, seconds: float = MINUTES * 60) -> None:
        self._last: TTLCache[str, str] = TTLCache(MOST, seconds)
        self._lock = Lock()

    def last(self, conversation: str | None) -> str | None:
        if conversation is None:
            return None
        with self._lock:
            return self._last.get(conversation)

    def remember(self, conversation: str | None, question: str) -> None:
        if conversation is not None:
            with self._lock:
                self._last[conversation] = question

    def forget(self, conversation: str) -> int:
        """How much there was."""
        with self._lock:
            return 0 if self._last.pop(conversation, None) is None else 1
