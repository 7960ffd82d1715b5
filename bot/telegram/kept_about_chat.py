"""The stores of this process that keep something about a chat, as the register of personal data knows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.dialogue.dialogue import Dialogue
from bot.privacy.personal_data import Row
from bot.telegram.cases import Cases, current_case
from bot.telegram.visitor import Visitors


class WaitingMessages:
    """What lies in the inbox, but for the message that is being answered right now."""

    key = "messages"

    def __init__(self, cases: Cases | None) -> None:
        self._cases = cases

    async def of(self, chat: int) -> Sequence[Row]:
        if self._cases is None:
            return ()
        case = current_case()
        waiting = await self._cases.inbox.of(chat)
        return [
            {"Eingang": datetime.fromtimestamp(each.kept_at, UTC).isoformat(), "Nachricht": each.payload}
            for each in waiting
            if case is None or each.number != case.number
        ]

    async def delete(self, chat: int) -> int:
        if self._cases is None:
            return 0
        count = len(await self.of(chat))
        await self._cases.forget(chat)
        if not self._cases.inbox.writable:
            raise OSError("the inbox cannot be written")
        return count


class RememberedQuestions:
    """What the dialogue remembers for follow-ups and ratings."""

    key = "conversation"

    def __init__(self, dialogue: Dialogue, visitors: Visitors) -> None:
        self._dialogue = dialogue
        self._visitors = visitors

    async def of(self, chat: int) -> Sequence[Row]:
        return [{"Frage": each} for each in self._dialogue.remembered(self._visitors.conversation_of(chat))]

    async def delete(self, chat: int) -> int:
        return self._dialogue.forget(self._visitors.conversation_of(chat))


class ChosenLanguage:
    """What somebody has chosen by a button."""

    key = "language"

    def __init__(self, visitors: Visitors) -> None:
        self._visitors = visitors

    async def of(self, chat: int) -> Sequence[Row]:
        chosen = self._visitors.chosen_by(chat)
        return [{"Sprache": chosen}] if chosen else ()

    async def delete(self, chat: int) -> int:
        count = len(await self.of(chat))
        await self._visitors.forget_chat(chat)
        return count
