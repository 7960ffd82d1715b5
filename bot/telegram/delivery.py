"""Sends messages, and knows what each of Telegram's refusals means."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace

from telegram import Bot, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.occasions.occasion import Spot
from bot.telegram.cases import current_case
from bot.telegram.departures import Departures
from bot.telegram.reaching import never_left, seconds_of
from bot.telegram.rendering import Attachment, Message
from bot.telegram.visitor import Place

log = logging.getLogger(__name__)

ATTEMPTS = 4
LONGEST_WAIT = 30.0
"""Seconds; what may be sent only later than this takes nobody's place: the inbox has it tried again."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Delivery:
    """Messages in order to one place; each is sent once, whatever happens."""

    def __init__(self, bot: Bot, pause: float = 1.0, departures: Departures | None = None) -> None:
        self._bot = bot
        self._pause = pause
        self.departures = departures or Departures()

    async def send(self, place: Place, messages: Sequence[Message]) -> int | None:
        """Send all messages but those that an attempt before the last end of the process has sent.

        Somebody who has blocked the bot is left alone without an error, and forgotten.
        The number of the last message, None where it is not known.
        """
        number, case = None, current_case()
        try:
            left = case.left_of(messages) if case else messages
            for message in left:
                if case and not case.may_send():
                    return None
                number = await self._deliver(place, message)
                if case:
                    await case.has_sent(message, last=message is left[-1])
                place = replace(place, answered=None)
        except Forbidden:
            log.info("a chat no longer accepts messages")
            await self.departures(place.chat)
        except (RetryAfter, NetworkError) as hindrance:
            if case and not isinstance(hindrance, BadRequest):
                case.undelivered = True
            raise
        return number

    async def rewrite(self, place: Place, number: int, message: Message) -> None:
        """Show `message` in the place of an earlier one; where Telegram refuses, the earlier one stays."""
        try:
            await self._bot.edit_message_text(
                message.html,
                place.chat,
                number,
                parse_mode=ParseMode.HTML,
                reply_markup=message.keyboard,
                link_preview_options=_NO_PREVIEW,
            )
        except TelegramError as refusal:
            log.info("a message could not be changed: %s", type(refusal).__name__)

    async def _deliver(self, place: Place, message: Message) -> int | None:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._send(place, message)
            except TimedOut as slow:
                if not never_left(slow):
                    log.warning("sending timed out; not repeated, since the message may have arrived")
                    return None
                await self._wait(slow, attempt)
            except BadRequest as refusal:
                return await self._send_otherwise(place, message, refusal)
            except ChatMigrated as moved:
                place = Place(moved.new_chat_id)
            except (RetryAfter, NetworkError) as hindrance:
                await self._wait(hindrance, attempt)
        return None

    async def _send(self, place: Place, message: Message, html: bool = True) -> int:
        answered = ReplyParameters(place.answered, allow_sending_without_reply=True) if place.answered else None
        if message.attachment is not None:
            return await self._send_file(place, message, message.attachment, html)
        if message.spot is not None:
            return await self._send_pin(place, message.spot)
        sent = await self._bot.send_message(
            place.chat,
            message.html if html else message.plain,
            parse_mode=ParseMode.HTML if html else None,
            message_thread_id=place.thread,
            reply_parameters=answered,
            reply_markup=message.keyboard,
            link_preview_options=_NO_PREVIEW,
        )
        return sent.message_id

    async def _send_file(self, place: Place, message: Message, file: Attachment, html: bool) -> int:
        sent = await self._bot.send_document(
            place.chat,
            file.content,
            filename=file.name,
            caption=message.html if html else message.plain,
            parse_mode=ParseMode.HTML if html else None,
            message_thread_id=place.thread,
            reply_markup=message.keyboard,
            disable_content_type_detection=True,
        )
        return sent.message_id

    async def _send_pin(self, place: Place, spot: Spot) -> int:
        where = (spot.latitude, spot.longitude, spot.name, spot.address)
        sent = await self._bot.send_venue(place.chat, *where, message_thread_id=place.thread)
        return sent.message_id

    async def _send_otherwise(self, place: Place, message: Message, refusal: BadRequest) -> int:
        """Once more as plain text when Telegram cannot read the markup, without buttons when it dislikes one."""
        reason = str(refusal).lower()
        if "parse entities" in reason:
            log.error("Telegram could not read the markup of a message; sent as plain text")
            return await self._send(place, message, html=False)
        if "button" in reason:
            log.error("Telegram refused a button; sent without buttons")
            return await self._send(place, replace(message, keyboard=None))
        raise refusal

    async def _wait(self, hindrance: RetryAfter | NetworkError, attempt: int) -> None:
        asked = seconds_of(hindrance) if isinstance(hindrance, RetryAfter) else self._pause * attempt
        if attempt == ATTEMPTS or asked > LONGEST_WAIT:
            raise hindrance
        log.warning("sending is tried again after %s", type(hindrance).__name__)
        await asyncio.sleep(asked)
