"""Refusals of Telegram that mean no harm: the button is old, the message already looks that way."""

from __future__ import annotations

from collections.abc import Awaitable

from telegram.error import BadRequest, Forbidden

HARMLESS = ("message is not modified", "query is too old", "query id is invalid", "message to edit not found")


def is_harmless(error: BaseException) -> bool:
    """Whether nobody needs to hear of it."""
    if isinstance(error, Forbidden):
        return True
    return isinstance(error, BadRequest) and any(text in str(error).lower() for text in HARMLESS)


async def quietly(call: Awaitable[object]) -> None:
    """Await a call to Telegram; a harmless refusal is swallowed."""
    try:
        await call
    except (BadRequest, Forbidden) as error:
        if not is_harmless(error):
            raise
