"""Names for chats in the log that hold for a day and can be linked neither to a chat nor to another day's."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Lock

DIGITS = 10


class DailyPseudonyms:
    """The key stands in memory alone: it is gone when the day (UTC) or the process ends, and with it every way back."""

    def __init__(self, today: Callable[[], date] = lambda: datetime.now(UTC).date()) -> None:
        self._today = today
        self._lock = Lock()
        self._day: date | None = None
        self._key = b""

    def of(self, chat: int) -> str:
        return hmac.new(self._key_of_today(), str(chat).encode(), hashlib.sha256).hexdigest()[:DIGITS]

    def _key_of_today(self) -> bytes:
        with self._lock:
            day = self._today()
            if day != self._day:
                self._day, self._key = day, secrets.token_bytes(32)
            return self._key
