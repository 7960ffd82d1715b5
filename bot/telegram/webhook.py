"""Updates that Telegram delivers to an address of ours."""

from __future__ import annotations

import logging
import re
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from bot.setting_sections import TelegramSettings
from bot.telegram.application import TelegramApplication
from bot.telegram.channel_error import ChannelError
from bot.telegram.handler_table import ALLOWED_UPDATES
from bot.telegram.reaching import persistently
from bot.telegram.tolerant_bot import TolerantBot
from bot.telegram.webhook_reception import Reception

log = logging.getLogger(__name__)

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


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

    async def check(self, bot: TolerantBot) -> None:
        """The port must be free, or loading would be in vain; until all is loaded nobody listens there."""
        self._listening().close()

    @asynccontextmanager
    async def open(self, application: TelegramApplication) -> AsyncIterator[None]:
        """Listen first, so that the first delivery finds somebody."""
        bot = application.bot
        server = Reception(bot, application.update_queue, self.secret).server(self.path)
        server.add_socket(self._listening())
        try:
            await persistently(
                partial(bot.set_webhook, self.url, allowed_updates=ALLOWED_UPDATES, secret_token=self.secret)
            )
            yield
        finally:
            server.stop()
            await server.close_all_connections()

    def _listening(self) -> socket.socket:
        try:
            family, *_, address = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)[0]
            listening = socket.create_server(address, family=family)
            listening.setblocking(False)
            return listening
        except OSError as exc:
            raise ChannelError(
                f"cannot listen on {self.host}:{self.port} ({exc.strerror}); free it or change telegram.webhook_listen"
            ) from exc


def _secret(settings: TelegramSettings) -> str:
    given = settings.secret_token.get_secret_value() if settings.secret_token else ""
    if not given:
        log.info("telegram.secret_token is not set: a random one is used until the process ends")
        return secrets.token_urlsafe(32)
    if not _SECRET.fullmatch(given):
        raise ChannelError("telegram.secret_token (not shown) may hold 1 to 256 letters, digits, _ and -; change it")
    return given
