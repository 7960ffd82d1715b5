"""Handlers for subscriptions, questions that wait for an answer, calendar entries and pins."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from telegram import Update
from telegram.ext import ContextTypes

from bot.announcements.announcements import Announcements
from bot.announcements.bureau import Bureau
from bot.storage.database import StorageError
from bot.telegram.announcement_rendering import ALL, NOTHING, AnnouncementRenderer, topic_ref
from bot.telegram.callback_data import OF_ANNOUNCEMENTS, Action, Press
from bot.telegram.desk import Desk
from bot.telegram.first_press import FirstPress
from bot.telegram.press_handlers import DOUBLE_TAP
from bot.telegram.visitor import Visitor

Context = ContextTypes.DEFAULT_TYPE
Act = Callable[[Visitor, str], Awaitable[None]]


class AnnouncementHandlers:
    """For private chats; without announcements only occasions work."""

    def __init__(self, desk: Desk, renderer: AnnouncementRenderer, announcements: Announcements | None) -> None:
        self._desk = desk
        self._renderer = renderer
        self._announcements = announcements
        self._taps = FirstPress(DOUBLE_TAP)
        self._acts: dict[Action, Act] = {
            Action.CALENDAR: self._calendar,
            Action.MAP: self._map,
            Action.TOPICS: self._offer_topics,
            Action.SUBSCRIBE: self._subscribe,
            Action.UNSUBSCRIBE: self._unsubscribe,
            Action.TELL_ME: self._wait_for,
            Action.DROP_QUESTION: self._drop,
        }

    async def show(self, update: Update, context: Context) -> None:
        """What somebody has, and what there is."""
        if visitor := self._desk.visitors.of(update):
            await self._carefully(visitor, self._show, "")

    async def pressed(self, update: Update, context: Context) -> None:
        """Do what the button says, once."""
        query, visitor = update.callback_query, self._desk.visitors.of(update)
        press = Press.from_data(query.data if query else None)
        if query is None or visitor is None or press is None:
            return
        if self._taps.is_it(query, visitor, f"{press.action}:{press.ref}"):
            await self._carefully(visitor, self._acts[press.action], press.ref)

    async def _carefully(self, visitor: Visitor, act: Act, ref: str) -> None:
        """A group has no subscriptions; occasions are for everybody."""
        if act not in (self._calendar, self._map) and visitor.place.chat <= 0:
            await self._say(visitor, "only-private")
            return
        try:
            await act(visitor, ref)
        except StorageError:
            await self._say(visitor, "unavailable")

    async def _show(self, visitor: Visitor, _: str) -> None:
        standing = await self._kept.standing(visitor.place.chat)
        await self._desk.send(visitor, self._renderer.standing(standing, visitor.language))

    async def _offer_topics(self, visitor: Visitor, _: str) -> None:
        topics = await self._topics()
        await self._desk.send(visitor, self._renderer.topics(topics, visitor.language))

    async def _subscribe(self, visitor: Visitor, ref: str) -> None:
        chat, language = visitor.place.chat, visitor.language
        if ref == ALL:
            await self._kept.subscribe(chat, language)
            await self._say(visitor, "subscribed")
            return
        topic = _named(ref, await self._topics())
        if topic is None:
            await self._desk.say(visitor, "telegram-stale")
        elif await self._kept.subscribe(chat, language, topic):
            await self._say(visitor, "subscribed-topic", topic=topic)
        else:
            await self._desk.send(visitor, self._renderer.too_many("too-many-topics", language))

    async def _unsubscribe(self, visitor: Visitor, ref: str) -> None:
        """Twice does no harm."""
        chat = visitor.place.chat
        if ref == NOTHING:
            await self._kept.erase(chat)
        elif ref == ALL:
            await self._kept.unsubscribe(chat)
        else:
            held = (await self._kept.standing(chat)).topics
            if (topic := _named(ref, held)) is not None:
                await self._kept.unsubscribe(chat, topic)
        await self._say(visitor, "unsubscribed")

    async def _wait_for(self, visitor: Visitor, ref: str) -> None:
        question = self._desk.offers.take(visitor.place.chat, ref) if self._desk.offers else None
        if question is None:
            await self._desk.say(visitor, "telegram-stale")
        elif await self._kept.wait_for(visitor.place.chat, question, visitor.language):
            await self._say(visitor, "will-tell")
        else:
            await self._desk.send(visitor, self._renderer.too_many("too-many-questions", visitor.language))

    async def _drop(self, visitor: Visitor, ref: str) -> None:
        if ref.isdecimal():
            await self._kept.drop(visitor.place.chat, int(ref))
        await self._say(visitor, "question-dropped")

    async def _calendar(self, visitor: Visitor, ref: str) -> None:
        occasion = await self._desk.workers.run(self._desk.dialogue.occasion, ref, visitor.language)
        if occasion is None:
            await self._desk.say(visitor, "telegram-stale")
        else:
            await self._desk.send(visitor, self._renderer.calendar(occasion, visitor.language))

    async def _map(self, visitor: Visitor, ref: str) -> None:
        occasion = await self._desk.workers.run(self._desk.dialogue.occasion, ref, visitor.language)
        if occasion is None or occasion.spot is None:
            await self._desk.say(visitor, "telegram-stale")
        else:
            await self._desk.send(visitor, self._renderer.map(occasion, visitor.language))

    async def _say(self, visitor: Visitor, name: str, **values: str | int) -> None:
        await self._desk.send(visitor, self._renderer.said(name, visitor.language, **values))

    async def _topics(self) -> Sequence[str]:
        return (await self._desk.workers.run(self._open.source.edition)).topics

    @property
    def _kept(self) -> Bureau:
        return self._open.bureau

    @property
    def _open(self) -> Announcements:
        if self._announcements is None:
            raise StorageError("no subscriptions are kept")
        return self._announcements


def is_of_announcements(data: object) -> bool:
    press = Press.from_data(data if isinstance(data, str) else None)
    return press is not None and press.action in OF_ANNOUNCEMENTS


def _named(ref: str, topics: Sequence[str]) -> str | None:
    return next((topic for topic in topics if topic_ref(topic) == ref), None)
