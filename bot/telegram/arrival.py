"""How updates arrive: fetched by long polling, or delivered to a webhook."""

from __future__ import annotations

import logging
import re
import secrets
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Updater

from bot.settings import TelegramSettings
from bot.telegram.channel_error import ChannelError
from bot.telegram.handler_table import ALLOWED_UPDATES
from bot.telegram.tolerant_bot import TolerantBot

log = logging.getLogger(__name__)

RETRIES = 5
"""Attempts at start before the process ends; a supervisor starts it anew."""

LONG_POLL = 10
"""Seconds Telegram holds a question for updates open."""

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class Arrival(Protocol):
    """Opens the way for updates; raises ChannelError when the way is barred."""

    async def open(self, bot: TolerantBot, updater: Updater) -> None: ...


@dataclass(frozen=True, slots=True)
class Polling:
    """Never takes a webhook away from another instance unless told to."""

    takeover: bool = False

    async def open(self, bot: TolerantBot, updater: Updater) -> None:
        if not self.takeover:
            await self._refuse_active_webhook(bot)
        await updater.start_polling(
            timeout=LONG_POLL,
            bootstrap_retries=RETRIES,
            allowed_updates=ALLOWED_UPDATES,
            error_callback=_hindrance,
        )

    @staticmethod
    async def _refuse_active_webhook(bot: TolerantBot) -> None:
        url = (await bot.get_webhook_info()).url
        if url:
            raise ChannelError(
                f"this bot's updates are delivered to a webhook at {urlsplit(url).hostname}; "
                "stop that instance and set telegram.takeover = true to poll instead"
            )


@dataclass(frozen=True, slots=True)
class Webhook:
    """`path` is where deliveries come in at `host`:`port`; `url` is the address Telegram knows."""

    url: str
    host: str
    port: int
    path: str
    secret: str

    @classmethod
    def from_settings(cls, settings: TelegramSettings) -> Webhook:
        address = urlsplit(settings.webhook_url)
        local = address.hostname in ("127.0.0.1", "localhost")
        if not address.hostname or (address.scheme != "https" and not (local and address.scheme == "http")):
            raise ChannelError(
                f"telegram.webhook_url is {settings.webhook_url!r}; webhook mode needs the public https address "
                "that Telegram delivers to, or telegram.mode = polling"
            )
        host, _, port = settings.webhook_listen.rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) < 65536:
            raise ChannelError(
                f"telegram.webhook_listen is {settings.webhook_listen!r}; write address and port, as in 127.0.0.1:8081"
            )
        return cls(settings.webhook_url, host.strip("[]"), int(port), address.path.strip("/"), _secret(settings))

    async def open(self, bot: TolerantBot, updater: Updater) -> None:
        try:
            await updater.start_webhook(
                listen=self.host,
                port=self.port,
                url_path=re.escape(self.path),
                webhook_url=self.url,
                secret_token=self.secret,
                bootstrap_retries=RETRIES,
                allowed_updates=ALLOWED_UPDATES,
            )
        except OSError as exc:
            raise ChannelError(
                f"cannot listen on {self.host}:{self.port} ({exc.strerror}); free it or change telegram.webhook_listen"
            ) from exc


def arrival(settings: TelegramSettings) -> Arrival:
    """The way that the settings name; raises ChannelError for one that cannot work."""
    return Webhook.from_settings(settings) if settings.mode == "webhook" else Polling(settings.takeover)


def _secret(settings: TelegramSettings) -> str:
    given = settings.secret_token.get_secret_value() if settings.secret_token else ""
    if not given:
        log.info("telegram.secret_token is not set: a random one is used until the process ends")
        return secrets.token_urlsafe(32)
    if not _SECRET.fullmatch(given):
        raise ChannelError("telegram.secret_token (not shown) may hold 1 to 256 letters, digits, _ and -; change it")
    return given


def _hindrance(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.critical("conflict: another process fetches this bot's updates; only one may run, stop the other")
    elif not isinstance(error, InvalidToken):
        log.warning("fetching updates failed: %s", type(error).__name__)
