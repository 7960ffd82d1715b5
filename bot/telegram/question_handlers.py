"""Handlers for what citizens write or send: questions, links to a topic, and what is no text."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ContextTypes

from bot.telegram.addressing import addressed_text
from bot.telegram.deep_link import refs_of
from bot.telegram.desk import Desk

Context = ContextTypes.DEFAULT_TYPE


class QuestionHandlers:
    """Each reads the update, asks the desk once, and leaves wording and markup to others."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def question(self, update: Update, context: Context) -> None:
        """A message's words, or those below a photo or file; an edited one is answered anew, as a reply to it."""
        visitor, message = self._desk.visitors.of(update), update.effective_message
        text = addressed_text(message, context.bot) if message else None
        if visitor is not None and text is not None:
            await self._desk.answer(visitor, text)

    async def start(self, update: Update, context: Context) -> None:
        """A greeting, or the topic that a link leads to."""
        visitor = self._desk.visitors.of(update)
        if visitor is None:
            return
        for ref in refs_of(context.args[0] if context.args else ""):
            if await self._desk.ask_suggested(visitor, ref) or await self._desk.show_passage(visitor, ref):
                return
        await self._desk.say(visitor, "telegram-start")

    async def no_text(self, update: Update, context: Context) -> None:
        """Photos and files without words, stickers, voice messages, places."""
        if visitor := self._desk.visitors.of(update):
            await self._desk.say(visitor, "telegram-only-text")

    async def unknown_command(self, update: Update, context: Context) -> None:
        if visitor := self._desk.visitors.of(update):
            await self._desk.say(visitor, "telegram-unknown-command")
