"""Who is being served or waits for it, and how long that will take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from bot.setting_sections import LimitSettings


class Crowd:
    """Counts updates by their numbers; `pace` tells the seconds for which one keeps the bot busy."""

    def __init__(self, settings: LimitSettings, pace: Callable[[], float]) -> None:
        self._longest = settings.longest_wait_seconds
        self._messages_per_second = settings.messages_per_second
        self._quickest = 1 / settings.messages_per_second
        self._pace = pace
        self._inside: dict[int, int] = {}
        self._of_chat: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._inside)

    @property
    def expected_wait(self) -> float:
        """Seconds until what arrives now is answered."""
        return len(self) * max(self._pace(), self._quickest)

    @property
    def is_full(self) -> bool:
        return self.expected_wait > self._longest

    def of(self, chat: int) -> int:
        """How much of this chat is inside."""
        return self._of_chat[chat]

    def share(self, replicas: int) -> None:
        """So many send what one bot may send."""
        self._quickest = replicas / self._messages_per_second

    def enter(self, number: int, chat: int) -> None:
        if number not in self._inside:
            self._inside[number] = chat
            self._of_chat[chat] += 1

    def leave(self, number: int) -> None:
        """Answered, or not to be answered."""
        chat = self._inside.pop(number, None)
        if chat is None:
            return
        self._of_chat[chat] -= 1
        if not self._of_chat[chat]:
            del self._of_chat[chat]
