"""Stands before the inbox: lets updates in, or has their senders told to wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from telegram import Update

from bot.operations.figure import Figure
from bot.setting_sections import LimitSettings
from bot.telegram.admission import Admission, Verdict
from bot.telegram.allowance import Allowance
from bot.telegram.crowd import Crowd
from bot.telegram.notices import Notices

LONGEST_PAUSE = 30.0
"""Seconds for which Telegram is kept waiting at a time."""


class Gate:
    """`pace` tells the seconds for which one update keeps the bot busy."""

    def __init__(self, settings: LimitSettings, pace: Callable[[], float]) -> None:
        self.crowd = Crowd(settings, pace)
        self._admission = Admission(settings, self.crowd)
        self._notices: Notices | None = None
        self._news = asyncio.Event()

    @property
    def allowance(self) -> Allowance:
        """What each chat may send."""
        return self._admission.allowance

    def tell_by(self, notices: Notices) -> None:
        """How those are told who are turned away; before that nobody is."""
        self._notices = notices
        notices.when_told(self._news.set)

    def verdict(self, update: Update) -> Verdict:
        if self._notices is None:
            return Verdict.ADMITTED
        return self._admission.verdict(update)

    def turn_away(self, update: Update, verdict: Verdict) -> None:
        if self._notices is not None:
            self._notices.add(update, verdict)

    async def room_after(self, updates: Sequence[Update]) -> None:
        """Return when there is room for more.

        A flood waits with Telegram, as does what was written while nobody was here.
        """
        patient = any(map(self._admission.is_old, updates))
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_PAUSE):
                while self._is_full(patient):
                    self._news.clear()
                    await self._news.wait()

    def leave(self, number: int) -> None:
        """Answered, or not to be answered."""
        self.crowd.leave(number)
        self._news.set()

    async def forget(self, chat: int) -> None:
        """It has left."""
        await self._admission.forget(chat)
        if self._notices is not None:
            await self._notices.forget(chat)

    async def close(self) -> None:
        if self._notices is not None:
            await self._notices.close()

    def figures(self) -> list[Figure]:
        """For operators."""
        return self._admission.figures()

    def _is_full(self, patient: bool) -> bool:
        return (patient and self.crowd.is_full) or (self._notices is not None and self._notices.are_too_many)
