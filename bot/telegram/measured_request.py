"""The way to Telegram, with every call counted and timed: here each refusal passes, whoever deals with it later."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from time import perf_counter
from typing import Any

from telegram.error import TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.operations.meter import Event, Meter, Step

_OUTCOMES: Mapping[int, str] = {
    HTTPStatus.OK: "ok",
    HTTPStatus.FORBIDDEN: "blocked",
    HTTPStatus.TOO_MANY_REQUESTS: "flood",
}


class MeasuredRequest(HTTPXRequest):
    """Knows a call by the method's name; the address holds the token and is looked at no further."""

    def __init__(self, meter: Meter, **settings: Any) -> None:
        super().__init__(**settings)
        self._meter = meter

    async def do_request(self, url: str, *args: Any, **settings: Any) -> tuple[int, bytes]:
        began = perf_counter()
        try:
            status, body = await super().do_request(url, *args, **settings)
        except TelegramError as error:  # a call that we have broken off ourselves is none
            self._meter.count(Event.CALL, "timed_out" if isinstance(error, TimedOut) else "failed")
            raise
        self._meter.count(Event.CALL, _outcome(status))
        if "/send" in url and not url.endswith("/sendChatAction"):
            self._meter.took(Step.SEND, perf_counter() - began)
        return status, body


def _outcome(status: int) -> str:
    return _OUTCOMES.get(status, "failed" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "refused")
