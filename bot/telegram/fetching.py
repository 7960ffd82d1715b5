"""Asks Telegram for updates again and again; no answer of Telegram's, and no lack of one, ends it for good.

The library's own polling ends for ever when Telegram once refuses the token, which happens while Telegram is moved.
"""

from __future__ import annotations

import asyncio
import logging

from telegram.error import Conflict, InvalidToken, RetryAfter

from bot.telegram.contact import Contact
from bot.telegram.handler_table import ALLOWED_UPDATES
from bot.telegram.intake import Intake
from bot.telegram.reaching import REFUSED, seconds_of
from bot.telegram.tolerant_bot import TolerantBot

log = logging.getLogger(__name__)

LONG_POLL = 10
"""Seconds Telegram holds a question for updates open."""

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds after failures in a row; the last one from then on. So often in a row the token may be refused."""

AFTER_CONFLICT = 5.0
"""Seconds; asking at once would only take the updates back and forth."""


class Fetching:
    """What one answer brings is in the inbox before the next question confirms it."""

    def __init__(self, bot: TolerantBot, intake: Intake, contact: Contact) -> None:
        self._bot = bot
        self._intake = intake
        self._contact = contact
        self._next = 0
        self._failures = 0
        self._refusals = 0

    async def forever(self) -> None:
        """Until it is cancelled, or Telegram no longer knows the token."""
        while not self._contact.lost.is_set():
            try:
                await self._fetch()
            except Exception as error:
                await asyncio.sleep(self._pause_after(error))

    async def _fetch(self) -> None:
        updates = await self._bot.get_updates(self._next, timeout=LONG_POLL, allowed_updates=ALLOWED_UPDATES)
        self._contact.heard()
        self._failures = self._refusals = 0
        if updates:
            await self._intake.take(updates)
            self._next = max(update.update_id for update in updates) + 1

    def _pause_after(self, error: Exception) -> float:
        pause = PAUSES[min(self._failures, len(PAUSES) - 1)]
        self._failures += 1
        if isinstance(error, InvalidToken):
            return self._refused(pause)
        if isinstance(error, Conflict):
            if self._contact.conflict():
                log.critical("conflict: another process fetches this bot's updates; only one may run, stop the other")
            return AFTER_CONFLICT
        log.warning("fetching updates failed: %s", type(error).__name__)
        return seconds_of(error) if isinstance(error, RetryAfter) else pause

    def _refused(self, pause: float) -> float:
        self._refusals += 1
        self._contact.refused = True
        if self._refusals > len(PAUSES):
            self._contact.lose(REFUSED)
            return 0.0
        log.warning("Telegram refuses the token; asking once more")
        return pause
