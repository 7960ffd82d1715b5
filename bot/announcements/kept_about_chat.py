"""What is kept about a chat for its subscriptions, as the person may read and delete it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.announcements.bureau import Bureau
from bot.privacy.personal_data import Row


class Subscribed:
    """A `bot.privacy.personal_data.PersonalData`; without a bureau nothing is kept."""

    key = "subscriptions"

    def __init__(self, bureau: Bureau | None) -> None:
        self._bureau = bureau

    async def of(self, chat: int) -> Sequence[Row]:
        if self._bureau is None:
            return ()
        standing = await self._bureau.standing(chat)
        subscribed = ["alle Pressemitteilungen"] if standing.everything else list(standing.topics)
        rows: list[Row] = [{"Abonnement": name} for name in subscribed]
        rows += [{"Wartende Frage": each.question, "seit": each.since.isoformat()} for each in standing.waiting]
        return rows

    async def delete(self, chat: int) -> int:
        return await self._bureau.erase(chat) if self._bureau else 0
