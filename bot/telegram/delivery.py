"""Sends messages, and knows what each of Telegram's refusals means."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from telegram import Bot, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.telegram.rendering import Message
from bot.telegram.visitor import Place

log = logging.getLogger(__name__)

ATTEMPTS = 4
LONGEST_WAIT = 120.0
"""Seconds; an answer that may be sent only later than this is given up."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Delivery:
    """Messages in order to one place; each is sent once, whatever happens."""

    def __init__(self, bot: Bot, pause: float = 1.0) -> None:
        self._bot = bot
        self._pause = pause

    async def send(self, place: Place, messages: Sequence[Message]) -> None:
        """Send all messages; somebody who has blocked the bot is left alone without an error."""
        try:
            for message in messages:
                await self._deliver(place, message)
                place = replace(place, answered=None)
        except Forbidden:
            log.info("a chat no longer accepts messages")

    async def _deliver(self, place: Place, message: Message) -> None:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._send(place, message)
            except TimedOut:
                return log.warning("sending timed out; not repeated, since the message may have arrived")
            except BadRequest as refusal:
                return await self._send_otherwise(place, message, refusal)
            except ChatMigrated as moved:
                place = Place(moved.new_chat_id)
            except (RetryAfter, NetworkError) as hindrance:
                await self._wait(hindrance, attempt)

    async def _send(self, place: Place, message: Message, html: bool = True) -> None:
        answered = ReplyParameters(place.answered, allow_sending_without_reply=True) if place.answered else None
        await self._bot.send_message(
            place.chat,
            message.html if html else message.plain,
            parse_mode=ParseMode.HTML if html else None,
            message_thread_id=place.thread,
            reply_parameters=answered,
            reply_markup=message.keyboard,
            link_preview_options=_NO_PREVIEW,
        )

    async def _send_otherwise(self, place: Place, message: Message, refusal: BadRequest) -> None:
        """Once more as plain text when Telegram cannot read the markup, without buttons when it dislikes one."""
        reason = str(refusal).lower()
        if "parse entities" in reason:
            log.error("Telegram could not read the markup of a message; sent as plain text")
            await self._send(place, message, html=False)
        elif "button" in reason:
            log.error("Telegram refused a button; sent without buttons")
            await self._send(place, replace(message, keyboard=None))
        else:
            raise refusal

    async def _wait(self, hindrance: RetryAfter | NetworkError, attempt: int) -> None:
        asked = _seconds(hindrance) if isinstance(hindrance, RetryAfter) else self._pause * attempt
        if attempt == ATTEMPTS or asked > LONGEST_WAIT:
            raise hindrance
        log.warning("sending is tried again after %s", type(hindrance).__name__)
        await asyncio.sleep(asked)


def _seconds(flood: RetryAfter) -> float:
    asked = flood.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else asked
