"""Puts the channel together: bot, desk, handlers, order and errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest, HTTPXRequest

from bot.catalogue import Catalogue
from bot.dialogue.dialogue import Dialogue
from bot.setting_sections import TelegramSettings
from bot.telegram.acknowledgement import Acknowledgement
from bot.telegram.delivery import Delivery
from bot.telegram.desk import Desk
from bot.telegram.errors import ErrorHandler
from bot.telegram.handler_table import handlers
from bot.telegram.ordering import OrderInChat
from bot.telegram.rendering import Renderer
from bot.telegram.tolerant_bot import TolerantBot
from bot.telegram.visitor import Visitors
from bot.telegram.workers import Workers

TelegramApplication: TypeAlias = Application[TolerantBot, Any, Any, Any, Any, None]

CONNECTIONS = 256
"""More than chats served at once times calls each, so that no call waits for a connection."""


@dataclass(frozen=True, slots=True)
class Requests:
    """The two ways to Telegram; fetching updates never waits behind sending answers."""

    calls: BaseRequest
    updates: BaseRequest

    @classmethod
    def over_http(cls) -> Requests:
        return cls(calls=_over_http(CONNECTIONS), updates=_over_http(2))


def _over_http(connections: int) -> BaseRequest:
    """Patient, since a call that times out may have been heard and is not repeated."""
    return HTTPXRequest(
        connection_pool_size=connections, read_timeout=20, write_timeout=20, connect_timeout=10, pool_timeout=20
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
    )


def build_application(
    bot: TolerantBot, dialogue: Dialogue, catalogue: Catalogue, workers: Workers
) -> TelegramApplication:
    """The whole channel but for the way in which updates arrive; whoever made `workers` closes them."""
    visitors, renderer, delivery = Visitors(), Renderer(catalogue), Delivery(bot)
    application = (
        ApplicationBuilder()
        .bot(bot)
        .concurrent_updates(OrderInChat(Acknowledgement(catalogue, visitors)))
        .job_queue(None)
        .build()
    )
    application.add_handlers(handlers(Desk(bot, dialogue, workers, renderer, delivery, visitors)))
    application.add_error_handler(ErrorHandler(delivery, renderer, visitors).handle)
    return application
