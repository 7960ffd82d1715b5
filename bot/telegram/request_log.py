"""One request id, and the pseudonym of the chat, on every log line that an update brings about."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from telegram import Update

from bot.logs.logger import logger
from bot.logs.request import Stopwatch, request
from bot.privacy.pseudonym import DailyPseudonyms
from bot.telegram.ordering import OrderInChat

_log = logger(__name__)
_KINDS = ("message", "edited_message", "callback_query", "my_chat_member", "inline_query")


class LoggedOrder(OrderInChat):
    """Its last line tells how long everything took, waiting included."""

    _pseudonyms = DailyPseudonyms()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        with request(**self._about(update)):
            watch = Stopwatch()
            try:
                await super().do_process_update(update, coroutine)
            finally:
                _log.info("update handled", kind=_kind(update), total_ms=watch.ms)

    def _about(self, update: object) -> dict[str, str | int]:
        if not isinstance(update, Update):
            return {}
        chat = update.effective_chat
        pseudonym = {"chat": self._pseudonyms.of(chat.id)} if chat else {}
        return {"update": update.update_id, **pseudonym}


def _kind(update: object) -> str:
    return next((kind for kind in _KINDS if getattr(update, kind, None)), "other")
