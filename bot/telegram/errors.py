"""The outermost error handler: the log gets the error's type, the citizen one kind sentence."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.logs.fault import kinds, place
from bot.logs.request import request_id
from bot.telegram.delivery import Delivery
from bot.telegram.quiet import is_harmless
from bot.telegram.rendering import Renderer
from bot.telegram.visitor import Visitor, Visitors
from bot.telegram.workers import WorkersBusy

log = logging.getLogger(__name__)


class ErrorHandler:
    """Neither the update nor a traceback is logged: both may hold what a citizen wrote."""

    def __init__(self, delivery: Delivery, renderer: Renderer, visitors: Visitors) -> None:
        self._delivery = delivery
        self._renderer = renderer
        self._visitors = visitors

    async def handle(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        error = context.error
        if error is None or is_harmless(error):
            return
        reference = request_id()  # what a citizen reports leads to every line about it
        number = update.update_id if isinstance(update, Update) else "-"
        log.error("update %s failed: %s in %s, reference %s", number, kinds(error), place(error), reference)
        visitor = self._visitors.of(update) if isinstance(update, Update) else None
        if visitor is not None:
            await self._apologise(visitor, error, reference)

    async def _apologise(self, visitor: Visitor, error: Exception, reference: str) -> None:
        key = "telegram-busy" if isinstance(error, WorkersBusy) else "telegram-error"
        try:
            messages = self._renderer.text(key, visitor.language, reference=reference)
            await self._delivery.send(visitor.place, messages)
        except TelegramError as again:
            log.warning("the apology %s could not be sent: %s", reference, type(again).__name__)
