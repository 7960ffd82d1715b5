"""Who wants to hear of what, and what is still to be sent; knows neither how it is sent nor where news come from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from bot.announcements.outbox_rows import OutboxRows
from bot.announcements.release import Edition
from bot.announcements.standing import News, Standing, Waiting
from bot.announcements.subscription_rows import EVERYTHING, SubscriptionRows
from bot.announcements.waiting_rows import WaitingRows
from bot.inbox.clerk import Clerk
from bot.journal.journal import today
from bot.privacy.redaction import redacted
from bot.setting_sections import AnnouncementSettings
from bot.storage.storage import Storage

MOST_TOPICS = 10
"""Of one chat."""

FAILURES = 5
"""Attempts after which a message that Telegram refuses is given up."""

NEWS_DAYS = 30
"""What could not be announced for so long is no news any more."""


class Bureau:
    """Everything is written before the methods return; all raise StorageError."""

    def __init__(
        self, clerk: Clerk, bot: int, settings: AnnouncementSettings, today: Callable[[], date] = today
    ) -> None:
        self.settings = settings
        self._clerk = clerk
        self._today = today
        self._subscriptions, self._outbox, self._waiting = SubscriptionRows(bot), OutboxRows(bot), WaitingRows(bot)

    @classmethod
    def of_bot(cls, bot: int, storage: Storage, settings: AnnouncementSettings) -> Bureau:
        """That of the bot with this number."""
        return cls(Clerk(storage.journal(), storage.journal(durable=True)), bot, settings)

    async def standing(self, chat: int) -> Standing:
        return await self._clerk.write(partial(self._subscriptions.standing, chat))

    async def subscribe(self, chat: int, language: str, topic: str = EVERYTHING) -> bool:
        """Whether there was room for one more topic."""
        return await self._clerk.write(
            partial(self._subscriptions.subscribe, chat, topic, language, MOST_TOPICS), durable=True
        )

    async def unsubscribe(self, chat: int, topic: str | None = None) -> int:
        """From one topic, or from all press releases."""
        return await self._clerk.write(partial(self._subscriptions.unsubscribe, chat, topic), durable=True)

    async def wait_for(self, chat: int, question: str, language: str) -> bool:
        """Whether there was room for one more question; personal data is taken out of it here."""
        asked = Waiting(0, chat, redacted(question), language, self._today())
        most = self.settings.questions_per_chat
        return await self._clerk.write(partial(self._subscriptions.wait_for, asked, most), durable=True)

    async def drop(self, chat: int, id: int) -> int:
        return await self._clerk.write(partial(self._subscriptions.drop, chat, id), durable=True)

    async def erase(self, chat: int) -> int:
        """All that is kept about a chat; how much there was."""
        return await self._clerk.write(partial(self._subscriptions.erase, chat), durable=True)

    async def begin(self) -> int:
        """How many messages were being sent when the process before this one ended."""
        return await self._clerk.write(self._outbox.interrupted)

    async def notice(self, edition: Edition) -> int:
        """How many press releases are new; from now on each subscriber hears of them once."""
        await self._clerk.write(partial(self._outbox.forget_before, self._before(NEWS_DAYS)))
        forget = partial(self._subscriptions.forget_before, self._before(self.settings.keep_questions_days))
        await self._clerk.write(forget)
        return await self._clerk.write(partial(self._outbox.notice, edition, self._today()), durable=True)

    async def pending(self, most: int) -> tuple[News, ...]:
        return await self._clerk.write(partial(self._outbox.pending, most))

    async def begin_news(self, news: News) -> bool:
        """Whether it is still wanted."""
        return await self._clerk.write(partial(self._outbox.begin, news.issue, news.chat))

    async def sent_news(self, news: News) -> None:
        await self._clerk.write(partial(self._outbox.sent, news.issue, news.chat))

    async def failed_news(self, news: News) -> None:
        await self._clerk.write(partial(self._outbox.failed, news.issue, news.chat, FAILURES))

    async def unchecked(self, snapshot: str, most: int) -> tuple[Waiting, ...]:
        return await self._clerk.write(partial(self._waiting.unchecked, snapshot, most))

    async def checked(self, waiting: Waiting, snapshot: str, answerable: bool) -> None:
        await self._clerk.write(partial(self._waiting.checked, waiting.id, snapshot, answerable))

    async def answerable(self, most: int) -> tuple[Waiting, ...]:
        return await self._clerk.write(partial(self._waiting.answerable, most))

    async def is_waiting(self, waiting: Waiting) -> bool:
        """Whether the answer is still wanted."""
        return await self._clerk.write(partial(self._waiting.is_there, waiting.id))

    async def sent_answer(self, waiting: Waiting) -> None:
        await self._clerk.write(partial(self._waiting.sent, waiting.id))

    async def failed_answer(self, waiting: Waiting) -> None:
        await self._clerk.write(partial(self._waiting.failed, waiting.id, FAILURES))

    async def purge(self) -> int:
        """Delete what has been kept long enough; how many questions there were."""
        await self._clerk.write(partial(self._outbox.forget_before, self._before(NEWS_DAYS)))
        old = self._before(self.settings.keep_questions_days)
        return await self._clerk.write(partial(self._subscriptions.forget_before, old))

    async def count(self) -> int:
        """How many announcements are to be sent."""
        return await self._clerk.write(self._outbox.count)

    def close(self) -> None:
        self._clerk.close()

    def _before(self, days: int) -> date:
        """The first of the last `days` days, today included."""
        return self._today() - timedelta(days=days - 1)
