"""Wakes everybody who waits for news."""

from __future__ import annotations

import asyncio


class Bell:
    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    async def heard(self, within: float) -> bool:
        """Wait at most `within` seconds for the next ring."""
        try:
            async with asyncio.timeout(within):  # `wait_for` of Python 3.11 may swallow a cancellation
                await self._event.wait()
        except TimeoutError:
            return False
        return True
