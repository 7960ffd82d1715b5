"""Takes updates in: first into the inbox, then into the queue, so that none is acknowledged that could be lost."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Update

from bot.inbox.kept import Kept
from bot.telegram.admission import Verdict
from bot.telegram.cases import Cases
from bot.telegram.gate import Gate
from bot.telegram.tolerant_bot import TolerantBot

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Arrival:
    update: Update
    kept: Kept
    verdict: Verdict


class Intake:
    """`queue` is the application's; without a gate everything is let in."""

    def __init__(self, bot: TolerantBot, cases: Cases, queue: asyncio.Queue[object], gate: Gate | None = None) -> None:
        self._bot = bot
        self._cases = cases
        self._queue = queue
        self._gate = gate
        if gate is not None:
            cases.when_closed(gate.leave)

    async def take(self, updates: Sequence[Update]) -> None:
        """When this returns, Telegram may forget them; what has come before or belongs to no chat is passed over.

        What somebody types in another chat is answered now or never: it is kept nowhere. Raises StorageError where they
        must come again.
        """
        for update in updates:
            if update.inline_query is not None:
                self._queue.put_nowait(update)
        arrivals = [arrival for update in updates if (arrival := self._arrival(update)) is not None]
        new: frozenset[int] = frozenset()
        try:
            new = await self._cases.inbox.keep([arrival.kept for arrival in arrivals])
        finally:
            for arrival in arrivals:
                if arrival.kept.number in new:
                    self._meet(arrival)
                elif self._gate is not None:
                    self._gate.leave(arrival.kept.number)
        if self._gate is not None:
            await self._gate.room_after(updates)

    async def replay(self) -> int:
        """Queue what the process before this one has not answered; how much there is.

        First what was in work then, least tried first: what ends the process again keeps nobody else waiting.
        """
        waiting = await self._cases.inbox.waiting()
        for kept in sorted(waiting, key=lambda one: (one.attempts == 0, one.attempts, one.number)):
            await self.receive(kept)
        if waiting:
            log.info("%s updates from before the start are answered first", len(waiting))
        return len(waiting)

    async def receive(self, kept: Kept, let_in: bool = True) -> None:
        """Queue what lies in the inbox; what has come in at another replica is judged here."""
        update = self._bot.readable(json.loads(kept.payload))
        verdict = Verdict.ADMITTED if let_in or update is None or not self._gate else self._gate.verdict(update)
        if update is None or verdict is Verdict.PASSED_OVER:
            await self._cases.inbox.done([kept.number])
        else:
            self._meet(_Arrival(update, kept, verdict))

    def _arrival(self, update: Update) -> _Arrival | None:
        """None, too, where a fault lies in the way: raised, it would bring all of them again and again, for ever."""
        try:
            return self._judged(update)
        except Exception as error:
            log.error("skipped update %s: %s", update.update_id, type(error).__name__)
            if self._gate is not None:
                self._gate.leave(update.update_id)
            return None

    def _judged(self, update: Update) -> _Arrival | None:
        """None for what is answered nowhere, or not at all."""
        chat = update.effective_chat
        if chat is None or self._cases.of(update):
            return None
        verdict = self._gate.verdict(update) if self._gate else Verdict.ADMITTED
        if verdict is Verdict.PASSED_OVER:
            return None
        return _Arrival(update, Kept(update.update_id, chat.id, int(time.time()), update.to_json()), verdict)

    def _meet(self, arrival: _Arrival) -> None:
        if self._gate is None or arrival.verdict is Verdict.ADMITTED:
            self._enter(arrival.kept, arrival.update)
        else:
            self._gate.turn_away(arrival.update, arrival.verdict)

    def _enter(self, kept: Kept, update: Update) -> None:
        if self._gate is not None:
            self._gate.crowd.enter(kept.number, kept.chat)
        self._cases.open(kept, update)
        self._queue.put_nowait(update)
