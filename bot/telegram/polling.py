"""Updates that are fetched from Telegram, by requests it holds open until there are some."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.telegram.application import TelegramApplication
from bot.telegram.channel_error import ChannelError
from bot.telegram.handler_table import ALLOWED_UPDATES
from bot.telegram.reaching import PAUSES, persistently
from bot.telegram.tolerant_bot import TolerantBot

log = logging.getLogger(__name__)

LONG_POLL = 10
"""Seconds Telegram holds a question for updates open."""


@dataclass(frozen=True, slots=True)
class Polling:
    """Never takes a webhook away from another instance unless told to."""

    takeover: bool = False

    async def check(self, bot: TolerantBot) -> None:
        url = "" if self.takeover else (await persistently(bot.get_webhook_info)).url
        if url:
            raise ChannelError(
                f"this bot's updates are delivered to a webhook at {urlsplit(url).hostname}; "
                "stop that instance and set telegram.takeover = true to poll instead"
            )

    @asynccontextmanager
    async def open(self, application: TelegramApplication) -> AsyncIterator[None]:
        await self.check(application.bot)  # once more: loading took its time
        updater = application.updater
        if updater is None:
            raise ChannelError("the application has no updater; build it with build_application")
        try:
            await updater.start_polling(
                timeout=LONG_POLL,
                bootstrap_retries=len(PAUSES),
                allowed_updates=ALLOWED_UPDATES,
                error_callback=_hindrance,
            )
            yield
        finally:
            if updater.running:
                with suppress(TelegramError):
                    await updater.stop()


def _hindrance(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.critical("conflict: another process fetches this bot's updates; only one may run, stop the other")
    elif not isinstance(error, InvalidToken):
        log.warning("fetching updates failed: %s", type(error).__name__)
