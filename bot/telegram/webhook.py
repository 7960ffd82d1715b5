"""Updates that Telegram delivers to an address of ours."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from telegram.error import TelegramError

from bot.setting_sections import TelegramSettings
from bot.telegram.channel_error import ChannelError
from bot.telegram.contact import Contact
from bot.telegram.handler_table import ALLOWED_UPDATES
from bot.telegram.intake import Intake
from bot.telegram.reaching import persistently
from bot.telegram.tolerant_bot import TolerantBot
from bot.telegram.webhook_reception import Reception

log = logging.getLogger(__name__)

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")

AT_ONCE = 4
"""Deliveries that Telegram makes side by side; in a flood, more would keep the event loop from everything else."""

LOOK_AGAIN = 25.0
"""Seconds after which we ask whether Telegram still delivers to us."""


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
    async def open(self, bot: TolerantBot, intake: Intake, contact: Contact) -> AsyncIterator[None]:
        """Listen first, so that the first delivery finds somebody."""
        server = Reception(bot, intake, self.secret).server(self.path)
        server.add_socket(self._listening())
        looking = asyncio.create_task(self._look_after(bot, contact))
        try:
            await persistently(
                partial(
                    bot.set_webhook,
                    self.url,
                    allowed_updates=ALLOWED_UPDATES,
                    secret_token=self.secret,
                    max_connections=AT_ONCE,
                )
            )
            contact.heard()
            yield
        finally:
            looking.cancel()
            server.stop()
            await server.close_all_connections()

    async def _look_after(self, bot: TolerantBot, contact: Contact) -> None:
        """A process that polls takes the webhook away without a word."""
        while True:
            await asyncio.sleep(LOOK_AGAIN)
            try:
                url = (await bot.get_webhook_info()).url
            except TelegramError as error:
                log.warning("the webhook could not be looked after: %s", type(error).__name__)
                continue
            contact.heard()
            if url != self.url and contact.conflict():
                log.critical("conflict: another process has taken the webhook away; stop it, then start this one anew")

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
