"""Takes in what is delivered to the webhook: whatever can be kept is accepted, since a refusal brings it again.

The library's own handler refuses an update that it cannot parse, and then nobody in that chat is answered any more.
"""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass
from hmac import compare_digest

from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler

from bot.storage.database import StorageError
from bot.telegram.intake import Intake
from bot.telegram.tolerant_bot import TolerantBot

log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST_BODY = 1_000_000
"""Bytes; updates are far smaller."""

SLOWEST_BODY = 20.0
"""Seconds a body may take to arrive."""

LONGEST_PAUSE = 120.0
"""Seconds between two requests on one connection, and for the head of one."""


@dataclass(frozen=True, slots=True)
class Reception:
    """Where deliveries go, and what proves that Telegram sent them."""

    bot: TolerantBot
    intake: Intake
    secret: str

    def knows(self, secret: str) -> bool:
        """Compared in the same time whatever the secret is, so that nobody can feel their way to it."""
        return compare_digest(secret.encode(), self.secret.encode())

    async def take(self, body: bytes) -> None:
        """Take the update in the body in; one that cannot be read is skipped. Telegram hears nothing before."""
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError) as error:
            log.error("skipped a delivery that is no JSON: %s", type(error).__name__)
            return
        update = self.bot.readable(raw)
        if update is not None:
            await self.intake.take([update])

    def server(self, path: str) -> HTTPServer:
        """Not yet listening; `path` is the only one it answers."""
        routes = [(f"/{re.escape(path)}/?", _Handler, {"reception": self})]
        application = Application(routes, log_function=_silent)
        return HTTPServer(
            application,
            max_body_size=LARGEST_BODY,
            body_timeout=SLOWEST_BODY,
            idle_connection_timeout=LONGEST_PAUSE,
        )


class _Handler(RequestHandler):
    def initialize(self, reception: Reception) -> None:
        self._reception = reception

    def prepare(self) -> None:
        headers = self.request.headers
        kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if not self._reception.knows(headers.get(HEADER, "")) or kind != "application/json":
            raise HTTPError(403)

    async def post(self) -> None:
        try:
            await self._reception.take(self.request.body)
        except StorageError as error:
            raise HTTPError(503) from error


def _silent(handler: RequestHandler) -> None:
    """No line for each request: anybody can send them."""
