"""The calls of a start: repeated while Telegram is out of reach, and explained to the operator when they fail."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TypeVar

from httpx import ConnectTimeout, PoolTimeout
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.logs.redaction import redacted
from bot.setting_sections import TelegramSettings
from bot.telegram.channel_error import ChannelError

log = logging.getLogger(__name__)
R = TypeVar("R")

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between attempts; after the last one the process ends, and a supervisor starts it anew."""

REFUSED = "Telegram does not know the token (not shown); copy it anew from @BotFather into STRATEGIEBOT_TELEGRAM__TOKEN"


async def persistently(call: Callable[[], Awaitable[R]], failed: Callable[[TelegramError], None] | None = None) -> R:
    """What the call returns, after several attempts if need be; raises what the last one raised.

    `failed` is told of each attempt after which another one follows.
    """
    for pause in PAUSES:
        try:
            return await call()
        except TelegramError as error:
            if not _out_of_reach(error):
                raise
            log.warning("Telegram cannot be reached (%s); trying again", type(error).__name__)
            if failed:
                failed(error)
            await asyncio.sleep(pause)
    return await call()


def never_left(error: TimedOut) -> bool:
    """Whether the call was not even sent, so that it may be repeated."""
    return isinstance(error.__cause__, (ConnectTimeout, PoolTimeout))


def seconds_of(flood: RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    asked = flood.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else asked


@contextmanager
def explained(settings: TelegramSettings) -> Iterator[None]:
    """Turn an error of Telegram's into the sentence with which the process ends."""
    try:
        yield
    except InvalidToken as error:
        raise ChannelError(REFUSED) from error
    except TelegramError as error:
        raise ChannelError(_sentence(settings, error)) from error


def _sentence(settings: TelegramSettings, error: TelegramError) -> str:
    if _out_of_reach(error):
        return (
            f"Telegram at {settings.base_url} cannot be reached ({type(error).__name__}, "
            f"{len(PAUSES) + 1} attempts); check the network and telegram.base_url"
        )
    return (
        f"Telegram refused to start {settings.mode} ({type(error).__name__}: {redacted(str(error))}); "
        "check telegram.base_url and telegram.webhook_url"
    )


def _out_of_reach(error: TelegramError) -> bool:
    """The library counts refused requests among the network's errors."""
    return isinstance(error, (NetworkError, RetryAfter)) and not isinstance(error, BadRequest)
