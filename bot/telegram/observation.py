"""What operators can see of the channel: contact with Telegram, what waits, what comes in and what goes wrong."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update
from telegram.ext import ContextTypes, TypeHandler

from bot.operations.check import Check
from bot.operations.figure import Figure
from bot.operations.meter import Event, Meter
from bot.operations.operations import Operations
from bot.telegram.application import TelegramApplication
from bot.telegram.cases import Cases
from bot.telegram.contact import Contact
from bot.telegram.handler_table import ALLOWED_UPDATES
from bot.telegram.quiet import is_harmless
from bot.telegram.sharing import Sharing
from bot.telegram.workers import Workers

Context = ContextTypes.DEFAULT_TYPE

_BEFORE_ALL_OTHERS = -1


@dataclass(frozen=True, slots=True)
class Observation:
    """The parts of the channel that are looked at from outside."""

    contact: Contact
    cases: Cases
    workers: Workers

    def count(self, application: TelegramApplication, meter: Meter) -> None:
        """Everything that comes in and goes wrong from now on."""
        counting = _Counting(meter)
        application.add_handler(TypeHandler(Update, counting.update), group=_BEFORE_ALL_OTHERS)
        application.add_error_handler(counting.error)

    def watch(self, operations: Operations, sharing: Sharing | None = None) -> None:
        if sharing:
            operations.meters.show(sharing.figures)
        operations.watch("telegram", self._telegram)
        operations.watch("inbox", self._inbox)
        operations.meters.show(self._figures)

    def _telegram(self) -> Check:
        contact = self.contact
        if contact.healthy and contact.heard_at is not None:
            return Check(True, f"heard {contact.silent_for():.0f} seconds ago")
        if contact.lost.is_set():
            return Check(False, contact.why)
        if contact.refused:
            return Check(False, "Telegram refuses the token; copy it anew from @BotFather")
        if contact.conflicting:
            return Check(False, "another process fetches this bot's updates; stop it")
        return Check(False, f"nothing heard for {contact.silent_for():.0f} seconds; check the network")

    def _inbox(self) -> Check:
        inbox = self.cases.inbox
        if not inbox.writable:
            return Check(False, f"cannot be written: {inbox.meanwhile}")
        return Check(inbox.holds, "" if inbox.holds else "the database has not been heard of for some seconds")

    def _figures(self) -> list[Figure]:
        contact, waiting = self.contact, "Updates that are not answered yet."
        figures = [
            Figure("inbox_updates", waiting, self.cases.waiting),
            Figure("questions_waiting", "Questions that wait for a free thread.", self.workers.waiting),
            Figure("poller_conflict", "1 if another process fetches this bot's updates.", contact.conflicting),
        ]
        if contact.heard_at is not None:
            told = "When Telegram last answered a request for updates."
            figures.append(Figure("telegram_contact_timestamp_seconds", told, contact.heard_at))
        return figures


class _Counting:
    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    async def update(self, update: Update, context: Context) -> None:
        kind = next((kind for kind in ALLOWED_UPDATES if getattr(update, kind) is not None), "other")
        self._meter.count(Event.UPDATE, kind)

    async def error(self, update: object, context: Context) -> None:
        if context.error is not None and not is_harmless(context.error):
            self._meter.count(Event.ERROR, type(context.error).__name__)
