"""Tells subscribers what is new: looks for a new snapshot, then slowly sends what is to be sent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from typing import TypeVar

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.announcements.bureau import Bureau
from bot.announcements.quiet_hours import QuietHours
from bot.announcements.source import Source
from bot.announcements.standing import News, Waiting
from bot.catalogue import Catalogue
from bot.dialogue.reply import Reply, Status
from bot.logs.logger import logger
from bot.storage.database import StorageError
from bot.telegram.announcement_rendering import AnnouncementRenderer
from bot.telegram.delivery import Delivery
from bot.telegram.rendering import Message, Renderer
from bot.telegram.visitor import Place
from bot.telegram.workers import Workers, WorkersBusy

_log = logger(__name__)
R = TypeVar("R")

AT_ONCE = 50
"""Rows held in memory at a time."""

QUESTIONS_AT_ONCE = 20
"""Put to a new snapshot before the next look whether anything is to be sent."""

GIVING_WAY = 5.0
"""Seconds an announcement waits for answers to citizens, at most; then it goes out between them."""

STEP = 0.1


class HindranceError(Exception):
    """Telegram cannot be written to for now."""


class Announcer:
    """One message at a time. `busy` tells whether citizens wait for answers; `now` has a time zone.

    Of several replicas the one that `leads` announces.
    """

    def __init__(
        self,
        bureau: Bureau,
        source: Source,
        delivery: Delivery,
        catalogue: Catalogue,
        *,
        busy: Callable[[], bool] = lambda: False,
        leads: Callable[[], bool] = lambda: True,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._bureau, self._source, self._delivery, self._catalogue = bureau, source, delivery, catalogue
        self._replies = Renderer(catalogue)
        self._renderer = AnnouncementRenderer(catalogue, bureau.settings)
        self._busy, self._leads, self._now = busy, leads, now
        self._quiet = QuietHours(bureau.settings.quiet_from, bureau.settings.quiet_until)
        self._workers = Workers(1, 4, patience=600.0, name="announcements")
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Until `stop`; whatever goes wrong is logged, and tried again at the next look."""
        begun = False
        try:
            while not self._stopping.is_set():
                try:
                    begun = self._leads() and (begun or await self._begin())
                    if begun:
                        await self.look()
                except HindranceError as error:
                    _log.warning("announcements wait", reason=str(error))
                except (StorageError, TimeoutError, WorkersBusy) as error:
                    _log.error("announcements wait; look at the disk of the data folder", reason=type(error).__name__)
                except Exception as error:  # answers to citizens go on whatever happens here
                    _log.error("announcements failed", error=type(error).__name__)
                await self._pause(self._bureau.settings.check_seconds)
        finally:
            self._workers.close()

    def stop(self) -> None:
        """What is being sent is sent and recorded; everything else is kept."""
        self._stopping.set()

    async def look(self) -> None:
        """Once: is there anything new, and what may be sent now?"""
        edition = await self._workers.run(self._source.edition)
        if count := await self._bureau.notice(edition):
            _log.info("new press releases", count=count, snapshot=edition.snapshot)
        while await self._ask_again(edition.snapshot):
            await self._send_all()
        await self._send_all()

    async def _begin(self) -> bool:
        if cut := await self._bureau.begin():
            _log.info("announcements were being sent when the process ended; they may come twice", count=cut)
        return True

    async def _ask_again(self, snapshot: str) -> bool:
        """Put waiting questions to the live snapshot; whether there may be more."""
        questions = await self._bureau.unchecked(snapshot, QUESTIONS_AT_ONCE)
        for waiting in questions:
            if self._stopping.is_set():
                return False
            await self._give_way()
            reply = await self._reply(waiting)
            await self._bureau.checked(waiting, snapshot, reply.status is Status.ANSWERED)
        return len(questions) == QUESTIONS_AT_ONCE

    async def _send_all(self) -> None:
        """In hours that are not quiet."""
        while self._may_send() and (news := await self._bureau.pending(AT_ONCE)):
            await self._each(news, self._announce)
        while self._may_send() and (answers := await self._bureau.answerable(AT_ONCE)):
            await self._each(answers, self._answer)

    async def _each(self, rows: Iterable[R], send: Callable[[R], Awaitable[None]]) -> None:
        for row in rows:
            if not self._may_send():
                return
            await send(row)
            await self._pause(1 / self._bureau.settings.messages_per_second)

    def _may_send(self) -> bool:
        return self._leads() and not self._stopping.is_set() and not self._quiet.hold(self._now())

    async def _announce(self, news: News) -> None:
        if not news.releases:
            await self._bureau.sent_news(news)
        elif await self._bureau.begin_news(news):
            if await self._sent(news.chat, self._renderer.news(news)):
                await self._bureau.sent_news(news)
            else:
                await self._bureau.failed_news(news)

    async def _answer(self, waiting: Waiting) -> None:
        """With the words of the snapshot that is live now; a later one may not answer it any more."""
        reply = await self._reply(waiting)
        if reply.status is not Status.ANSWERED:
            await self._bureau.checked(waiting, reply.snapshot, False)
        elif await self._bureau.is_waiting(waiting):
            opening = self._catalogue.text("announcements-answer", waiting.language)
            if await self._sent(waiting.chat, self._replies.reply(reply, waiting.question, opening)):
                await self._bureau.sent_answer(waiting)
            else:
                await self._bureau.failed_answer(waiting)

    async def _reply(self, waiting: Waiting) -> Reply:
        return await self._workers.run(self._source.reply, waiting.question, waiting.language)

    async def _sent(self, chat: int, messages: list[Message]) -> bool:
        """False where Telegram refuses these words; raises HindranceError where it takes none at all."""
        await self._give_way()
        try:
            await self._delivery.send(Place(chat), messages)
        except BadRequest as refusal:
            _log.error("an announcement was refused", error=type(refusal).__name__)
            return False
        except (RetryAfter, NetworkError, TelegramError) as hindrance:
            raise HindranceError(type(hindrance).__name__) from hindrance
        return True

    async def _give_way(self) -> None:
        waited = 0.0
        while self._busy() and waited < GIVING_WAY and not self._stopping.is_set():
            await asyncio.sleep(STEP)
            waited += STEP

    async def _pause(self, seconds: float) -> None:
        """Ends early when it is time to stop."""
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return
