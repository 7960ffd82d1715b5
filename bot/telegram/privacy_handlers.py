"""Handlers with which people see what is kept about them, and delete it; a chat of several is nobody's alone."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.privacy.register import Register
from bot.telegram.callback_data import Action, Press
from bot.telegram.desk import Desk
from bot.telegram.privacy_rendering import YES, PrivacyRenderer
from bot.telegram.quiet import quietly

Context = ContextTypes.DEFAULT_TYPE


class PrivacyHandlers:
    """For private chats, whose number is the person's."""

    def __init__(self, desk: Desk, register: Register, renderer: PrivacyRenderer) -> None:
        self._desk = desk
        self._register = register
        self._renderer = renderer

    async def notice(self, update: Update, context: Context) -> None:
        """What is kept about people, why and how long."""
        if visitor := self._desk.visitors.of(update):
            await self._desk.send(visitor, self._renderer.notice(visitor.language))

    async def mine(self, update: Update, context: Context) -> None:
        """What is kept about this chat, as a message and as a file."""
        if visitor := self._desk.visitors.of(update):
            kept = await self._register.about(visitor.place.chat)
            await self._desk.send(visitor, self._renderer.mine(kept, visitor.language))

    async def ask(self, update: Update, context: Context) -> None:
        """Deleting takes a second word."""
        if visitor := self._desk.visitors.of(update):
            await self._desk.send(visitor, self._renderer.question(visitor.language))

    async def pressed(self, update: Update, context: Context) -> None:
        """Delete everything, or nothing; the buttons go either way, and a second press finds nothing left."""
        visitor, query = self._desk.visitors.of(update), update.callback_query
        press = Press.from_data(query.data if query else None)
        if visitor is None or press is None:
            return
        if press.ref == YES:
            messages = self._renderer.erased(await self._register.erase(visitor.place.chat), visitor.language)
        else:
            messages = self._renderer.kept(visitor.language)
        await self._desk.send(visitor, messages)
        if isinstance(update.effective_message, Message):
            await quietly(update.effective_message.edit_reply_markup(None))


def is_of_erasure(data: object) -> bool:
    press = Press.from_data(data if isinstance(data, str) else None)
    return press is not None and press.action is Action.ERASE
