"""Answers a pressed button at once, before the press waits for its turn in the chat."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import TelegramError

from bot.catalogue import Catalogue
from bot.telegram.callback_data import FEEDBACK, Press
from bot.telegram.visitor import Visitors

log = logging.getLogger(__name__)


class Acknowledgement:
    """Stops the button's spinning wheel and thanks for a vote."""

    def __init__(self, catalogue: Catalogue, visitors: Visitors) -> None:
        self._catalogue = catalogue
        self._visitors = visitors

    async def __call__(self, update: object) -> None:
        if not isinstance(update, Update) or update.callback_query is None:
            return
        try:
            await update.callback_query.answer(self._thanks(update))
        except TelegramError as error:
            log.info("a press could not be acknowledged: %s", type(error).__name__)

    def _thanks(self, update: Update) -> str | None:
        query, visitor = update.callback_query, self._visitors.of(update)
        press = Press.from_data(query.data if query else None)
        if press is None or visitor is None or press.action not in FEEDBACK:
            return None
        return self._catalogue.text("telegram-thanks", visitor.language)
