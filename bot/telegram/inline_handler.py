"""Answers what somebody writes behind the bot's name in another chat; Telegram sends it at each pause in typing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from telegram import InlineQuery, InlineQueryResultArticle, Update
from telegram.ext import ContextTypes

from bot.telegram.desk import Desk
from bot.telegram.inline_rendering import InlineRenderer
from bot.telegram.workers import WorkersBusy

Context = ContextTypes.DEFAULT_TYPE

MOST = 8
"""People at a time; who types does not wait for longer."""

CACHED = 60
"""Seconds for which Telegram may show somebody the same results for the same words."""


class InlineHandler:
    """One query at a time, so that questions in chats go before, and of each person only the newest."""

    def __init__(self, desk: Desk, renderer: InlineRenderer) -> None:
        self._desk = desk
        self._renderer = renderer
        self._turn = asyncio.Lock()
        self._newest: dict[int, str] = {}

    async def asked(self, update: Update, context: Context) -> None:
        """What can be sent to that chat, and a button that leads to a chat with the bot."""
        query = update.inline_query
        if query is None:
            return
        language = self._desk.visitors.language_of(query.from_user)
        with self._newest_of(query):
            results = await self._results(query, language)
        if results is not None:
            button = self._renderer.button(language)
            await query.answer(results, cache_time=CACHED, is_personal=True, button=button)

    async def _results(self, query: InlineQuery, language: str) -> list[InlineQueryResultArticle] | None:
        """None where the same person has gone on typing: nobody looks for these."""
        if not query.query.strip():
            return self._renderer.help(language)
        if len(self._newest) > MOST:
            return []
        async with self._turn:
            if self._newest.get(query.from_user.id) != query.id:
                return None
            try:
                reply = await self._desk.workers.run(self._desk.dialogue.preview, query.query, language)
            except (WorkersBusy, TimeoutError):
                return []
        return self._renderer.results(reply, language)

    @contextmanager
    def _newest_of(self, query: InlineQuery) -> Iterator[None]:
        person = query.from_user.id
        self._newest[person] = query.id
        try:
            yield
        finally:
            if self._newest.get(person) == query.id:
                del self._newest[person]
