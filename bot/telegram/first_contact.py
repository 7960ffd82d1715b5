"""Whether Telegram has been reached at this start, for operators who look before anything is loaded."""

from __future__ import annotations

from telegram.error import TelegramError

from bot.operations.check import Check


class FirstContact:
    """Looked at until `Observation` knows more."""

    def __init__(self) -> None:
        self._reached = False
        self._failures = 0
        self._last = ""

    def failed(self, error: TelegramError) -> None:
        self._failures += 1
        self._last = type(error).__name__

    def succeeded(self) -> None:
        self._reached = True

    def check(self) -> Check:
        if self._reached:
            return Check(True, "reached; the bot is loading")
        if not self._failures:
            return Check(False, "not reached since the start: the first attempt is under way")
        told = f"not reached since the start ({self._last}, attempts in vain: {self._failures})"
        return Check(False, f"{told}; check the network and telegram.base_url")
