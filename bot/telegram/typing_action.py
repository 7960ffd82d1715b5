"""The line "is typing" for answers that take a moment."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.telegram.visitor import Place

PATIENCE = 0.2
"""Seconds an answer may take before typing is shown; most take less, and each action counts at Telegram."""

RENEWAL = 4.0
"""Telegram takes the line away after five seconds."""


@asynccontextmanager
async def typing(bot: Bot, place: Place, patience: float = PATIENCE, renewal: float = RENEWAL) -> AsyncIterator[None]:
    """Show typing as long as the body takes; it never fails and never outlives the body."""
    showing = asyncio.create_task(_show(bot, place, patience, renewal))
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.wait([showing])


async def _show(bot: Bot, place: Place, patience: float, renewal: float) -> None:
    await asyncio.sleep(patience)
    while True:
        try:
            await bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.thread)
        except TelegramError:
            return
        await asyncio.sleep(renewal)
