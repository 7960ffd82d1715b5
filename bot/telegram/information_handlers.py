"""Handlers for the commands that say something about the bot itself."""

from __future__ import annotations

from telegram import ChatMember, Update
from telegram.ext import ContextTypes

from bot.catalogue import PLAIN_GERMAN
from bot.telegram.desk import Desk

Context = ContextTypes.DEFAULT_TYPE


class InformationHandlers:
    """Help, sources and the choice of a language."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def help(self, update: Update, context: Context) -> None:
        await self._say(update, "telegram-help")

    async def sources(self, update: Update, context: Context) -> None:
        if visitor := self._desk.visitors.of(update):
            lines = await self._desk.workers.run(self._desk.dialogue.sources, visitor.language)
            await self._desk.send(visitor, self._desk.renderer.sources(lines, visitor.language))

    async def language(self, update: Update, context: Context) -> None:
        await self._offer_languages(update, "telegram-choose-language")

    async def plain_german(self, update: Update, context: Context) -> None:
        """Into plain German, and back when one is there already."""
        if visitor := self._desk.visitors.of(update):
            self._desk.visitors.choose(update, "de" if visitor.language == PLAIN_GERMAN else PLAIN_GERMAN)
            await self._desk.confirm_language(update)

    async def settings(self, update: Update, context: Context) -> None:
        await self._offer_languages(update, "telegram-settings")

    async def membership(self, update: Update, context: Context) -> None:
        """Somebody who blocks the bot leaves nothing behind."""
        change = update.my_chat_member
        if change and change.new_chat_member and change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
            await self._desk.delivery.departures(change.chat.id)

    async def _say(self, update: Update, key: str) -> None:
        if visitor := self._desk.visitors.of(update):
            await self._desk.say(visitor, key)

    async def _offer_languages(self, update: Update, key: str) -> None:
        if visitor := self._desk.visitors.of(update):
            await self._desk.send(visitor, self._desk.renderer.language_choice(key, visitor.language))
