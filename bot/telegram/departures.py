"""Somebody blocks the bot or puts it out of a group: whoever keeps something about that chat lets go of it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

Forget = Callable[[int], Awaitable[None]]


class Departures:
    """`then` is for those who keep something; each is told the chat's number."""

    def __init__(self) -> None:
        self._told: list[Forget] = []

    def then(self, forget: Forget) -> None:
        self._told.append(forget)

    async def __call__(self, chat: int) -> None:
        """One that fails keeps none of the others from forgetting."""
        for forget in self._told:
            try:
                await forget(chat)
            except Exception as error:
                log.error("a chat that has left was not forgotten everywhere: %s", type(error).__name__)
