"""Handlers for pressed buttons; each press has been acknowledged before it comes here (acknowledgement.py)."""

from __future__ import annotations

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.catalogue import FALLBACKS
from bot.telegram.callback_data import FEEDBACK, Action, Press
from bot.telegram.desk import Desk
from bot.telegram.first_press import FirstPress
from bot.telegram.keyboards import without_feedback
from bot.telegram.quiet import quietly
from bot.telegram.visitor import Visitor

Context = ContextTypes.DEFAULT_TYPE

DOUBLE_TAP = 3.0
"""Seconds in which the same press on the same message is taken for one."""

ONE_VOTE = 86_400.0
"""Seconds in which a message takes one vote of a person."""


class PressHandlers:
    """Presses may be late, repeated or from an old version; none does harm."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._taps = FirstPress(DOUBLE_TAP)
        self._votes = FirstPress(ONE_VOTE)

    async def pressed(self, update: Update, context: Context) -> None:
        """Do what the button says, once."""
        query, visitor = update.callback_query, self._desk.visitors.of(update)
        if query is None or visitor is None:
            return
        press = Press.from_data(query.data)
        if press is None:
            await self._desk.say(visitor, "telegram-stale")
        elif self._is_first(query, visitor, press):
            await self._follow(update, visitor, press)

    async def _follow(self, update: Update, visitor: Visitor, press: Press) -> None:
        if press.action in FEEDBACK:
            await self._vote(update, visitor, press)
        elif press.action is Action.LANGUAGE:
            await self._choose(update, press.ref)
        elif press.action is Action.ASK:
            await self._or_stale(visitor, await self._desk.ask_suggested(visitor, press.ref))
        elif press.action is Action.CONTEXT:
            await self._or_stale(visitor, await self._desk.show_passage(visitor, press.ref))
        else:  # a button of staff, pressed by somebody who is none
            await self._desk.say(visitor, "telegram-stale")

    async def _vote(self, update: Update, visitor: Visitor, press: Press) -> None:
        helpful = press.action is Action.HELPFUL
        await self._desk.workers.run(
            self._desk.dialogue.feedback, press.ref, helpful, conversation=visitor.conversation
        )
        message = update.effective_message
        if isinstance(message, Message) and isinstance(message.reply_markup, InlineKeyboardMarkup):
            await quietly(message.edit_reply_markup(without_feedback(message.reply_markup)))

    async def _choose(self, update: Update, language: str) -> None:
        if language in FALLBACKS:
            self._desk.visitors.choose(update, language)
            await self._desk.confirm_language(update)
        elif visitor := self._desk.visitors.of(update):
            await self._desk.say(visitor, "telegram-stale")

    async def _or_stale(self, visitor: Visitor, known: bool) -> None:
        if not known:
            await self._desk.say(visitor, "telegram-stale")

    def _is_first(self, query: CallbackQuery, visitor: Visitor, press: Press) -> bool:
        if press.action in FEEDBACK:
            return self._votes.is_it(query, visitor, "vote")
        return self._taps.is_it(query, visitor, f"{press.action}:{press.ref}")
