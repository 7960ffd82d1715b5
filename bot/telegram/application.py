"""Puts the channel together: bot, desk, handlers, order and errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest

from bot.announcements.announcements import Announcements
from bot.announcements.kept_about_chat import Subscribed
from bot.catalogue import Catalogue
from bot.dialogue.dialogue import Dialogue
from bot.inbox.shared_inbox import SharedInbox
from bot.operations.meter import UNMEASURED, Meter
from bot.privacy.register import Register
from bot.setting_sections import LimitSettings, TelegramSettings
from bot.telegram.acknowledgement import Acknowledgement
from bot.telegram.announcement_handlers import AnnouncementHandlers
from bot.telegram.announcement_rendering import AnnouncementRenderer
from bot.telegram.cases import Cases
from bot.telegram.delivery import Delivery
from bot.telegram.desk import Desk
from bot.telegram.errors import ErrorHandler
from bot.telegram.flood_limiter import FloodLimiter
from bot.telegram.gate import Gate
from bot.telegram.handler_table import handlers
from bot.telegram.inline_handler import InlineHandler
from bot.telegram.inline_rendering import InlineRenderer
from bot.telegram.kept_about_chat import ChosenLanguage, RememberedQuestions, WaitingMessages
from bot.telegram.measured_request import MeasuredRequest
from bot.telegram.notices import Notices
from bot.telegram.offers import OfferedQuestions, Offers
from bot.telegram.privacy_handlers import PrivacyHandlers
from bot.telegram.privacy_rendering import PrivacyRenderer
from bot.telegram.rendering import Renderer
from bot.telegram.request_log import LoggedOrder
from bot.telegram.shared_memory import SharedMemory
from bot.telegram.staff_desk import StaffDesk, Staffroom
from bot.telegram.staff_menu import StaffMenu
from bot.telegram.staff_rendering import StaffRenderer
from bot.telegram.tolerant_bot import TolerantBot
from bot.telegram.turns import Turns
from bot.telegram.visitor import Visitors
from bot.telegram.workers import Workers

TelegramApplication: TypeAlias = Application[TolerantBot, Any, Any, Any, Any, None]

CONNECTIONS = 256
"""More than chats served at once times calls each, so that no call waits for a connection."""

PATIENCE = 20.0
"""Seconds; a call that times out may have been heard and is not repeated."""


@dataclass(frozen=True, slots=True)
class Requests:
    """The two ways to Telegram; fetching updates never waits behind sending answers."""

    calls: BaseRequest
    updates: BaseRequest
    limiter: FloodLimiter | None = None

    @classmethod
    def over_http(cls, meter: Meter = UNMEASURED, limits: LimitSettings | None = None) -> Requests:
        limiter = FloodLimiter(limits, meter)
        return cls(_over_http(meter, CONNECTIONS), _over_http(UNMEASURED, 2), limiter)


def _over_http(meter: Meter, connections: int) -> BaseRequest:
    return MeasuredRequest(
        meter,
        connection_pool_size=connections,
        read_timeout=PATIENCE,
        write_timeout=PATIENCE,
        connect_timeout=PATIENCE / 2,
        pool_timeout=PATIENCE,
    )


def build_bot(settings: TelegramSettings, token: str, requests: Requests | None = None) -> TolerantBot:
    """The bot at the address that the settings name."""
    ways = requests or Requests.over_http()
    return TolerantBot(
        token,
        base_url=settings.base_url,
        base_file_url=settings.base_file_url,
        request=ways.calls,
        get_updates_request=ways.updates,
        rate_limiter=ways.limiter,
    )


def build_application(
    bot: TolerantBot,
    dialogue: Dialogue,
    catalogue: Catalogue,
    workers: Workers,
    *,
    staffroom: Staffroom | None = None,
    cases: Cases | None = None,
    gate: Gate | None = None,
    announcements: Announcements | None = None,
    delivery: Delivery | None = None,
) -> TelegramApplication:
    """The whole channel but for the way in which updates arrive; whoever made the workers closes them.

    Without `cases` nothing outlives the process.
    """
    visitors, renderer, delivery = Visitors(), Renderer(catalogue), delivery or Delivery(bot)
    offers = Offers() if announcements else None
    memory = _memory(cases, dialogue, visitors, offers, gate)
    turns = Turns(cases, delivery, renderer, visitors, memory) if cases else None
    application = (
        ApplicationBuilder()
        .bot(bot)
        .concurrent_updates(LoggedOrder(Acknowledgement(catalogue, visitors), turns=turns))
        .updater(None)
        .job_queue(None)
        .build()
    )
    desk = Desk(bot, dialogue, workers, renderer, delivery, visitors, offers)
    staff = StaffDesk(desk, staffroom, StaffRenderer(catalogue), StaffMenu(bot, catalogue)) if staffroom else None
    register = _register(cases, dialogue, visitors, offers, announcements)
    delivery.departures.then(register.forget)
    privacy = PrivacyHandlers(desk, register, PrivacyRenderer(catalogue))
    of_announcements = AnnouncementHandlers(desk, _announcement_renderer(catalogue, announcements), announcements)
    inline = InlineHandler(desk, InlineRenderer(catalogue, renderer))
    application.add_handlers(handlers(desk, privacy, of_announcements, inline=inline, staff=staff))
    application.add_error_handler(ErrorHandler(delivery, renderer, visitors).handle)
    if cases and turns:
        turns.answer_with(application.process_update)
    if cases and gate:
        gate.tell_by(Notices(bot, cases.inbox, delivery, renderer, visitors))
        delivery.departures.then(gate.forget)
    return application


def _register(
    cases: Cases | None, dialogue: Dialogue, visitors: Visitors, offers: Offers | None, kept: Announcements | None
) -> Register:
    """All that is kept about a chat."""
    return Register(
        [
            WaitingMessages(cases),
            Subscribed(kept.bureau if kept else None),
            OfferedQuestions(offers),
            RememberedQuestions(dialogue, visitors),
            ChosenLanguage(visitors),
        ]
    )


def _memory(
    cases: Cases | None, dialogue: Dialogue, visitors: Visitors, offers: Offers | None, gate: Gate | None
) -> SharedMemory | None:
    """None for a process that answers alone: it remembers by itself."""
    inbox = cases.inbox if cases else None
    if not isinstance(inbox, SharedInbox):
        return None
    return SharedMemory(inbox, dialogue, visitors, offers, gate.allowance if gate else None)


def _announcement_renderer(catalogue: Catalogue, announcements: Announcements | None) -> AnnouncementRenderer:
    return AnnouncementRenderer(catalogue, announcements.bureau.settings if announcements else None)
