"""Questions that found no answer, until somebody presses the button below the refusal; in memory only."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from cachetools import TTLCache

from bot.dialogue.conversation import MINUTES, MOST
from bot.dialogue.reply import Reply, Status
from bot.privacy.personal_data import Row
from bot.privacy.redaction import redacted


class Offers:
    """Each is one chat's own and is taken up once; personal data is taken out before it is remembered."""

    def __init__(self, seconds: float = MINUTES * 60) -> None:
        self._questions: TTLCache[tuple[int, str], str] = TTLCache(MOST, seconds)

    def make(self, chat: int, reply: Reply) -> str:
        """A reference for a button; "" where there is nothing to wait for, or in a group."""
        question = redacted(reply.read_as or reply.question).strip()
        if reply.status is not Status.NO_ANSWER or chat <= 0 or not question:
            return ""
        reference = secrets.token_hex(6)
        self._questions[chat, reference] = question
        return reference

    def take(self, chat: int, reference: str) -> str | None:
        return self._questions.get((chat, reference))

    def of(self, chat: int) -> list[str]:
        """Those of this chat."""
        return [question for (whose, _), question in self._questions.items() if whose == chat]

    def memory(self, chat: int) -> dict[str, str]:
        """Those of this chat, by their references."""
        return {reference: question for (whose, reference), question in self._questions.items() if whose == chat}

    def recall(self, chat: int, memory: Mapping[str, str]) -> None:
        """These and no others."""
        self.forget(chat)
        for reference, question in memory.items():
            self._questions[chat, reference] = question

    def forget(self, chat: int) -> int:
        """How many there were."""
        gone = [key for key in list(self._questions) if key[0] == chat]
        for key in gone:
            self._questions.pop(key, None)
        return len(gone)


class OfferedQuestions:
    """What is remembered of a chat, as the register of personal data knows it."""

    key = "conversation"

    def __init__(self, offers: Offers | None) -> None:
        self._offers = offers

    async def of(self, chat: int) -> Sequence[Row]:
        return [{"Frage": each} for each in self._offers.of(chat)] if self._offers else ()

    async def delete(self, chat: int) -> int:
        return self._offers.forget(chat) if self._offers else 0
