"""Runs the channel: first everything that can be refused, then the loading, then the answers, then a graceful stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from functools import partial

from bot.catalogue import Catalogue
from bot.dialogue.dialogue import Dialogue
from bot.settings import Settings
from bot.telegram.application import TelegramApplication, build_application, build_bot
from bot.telegram.arrival import Arrival, arrival
from bot.telegram.channel_error import ChannelError
from bot.telegram.instance_lock import only_instance
from bot.telegram.log_redaction import protect_logs
from bot.telegram.profile import Profile
from bot.telegram.reaching import REFUSED, explained, persistently
from bot.telegram.stopping import Stop, Stopped
from bot.telegram.token import token_in
from bot.telegram.tolerant_bot import TolerantBot
from bot.telegram.workers import Workers

log = logging.getLogger(__name__)

FIRST_QUESTION = "Was ist die Industriestrategie des Freistaates Sachsen?"
"""Asked before the first citizen, who would otherwise wait for whatever is loaded only when it is needed."""


def serve(settings: Settings, make_dialogue: Callable[[], Dialogue], catalogue: Catalogue) -> None:
    """Answer on Telegram until SIGTERM or SIGINT; raises ChannelError when that is not possible or no longer so.

    `make_dialogue` may take its time: it is called once when nothing else can stand in the way.
    """
    token = token_in(settings)
    protect_logs(token)
    way = arrival(settings.telegram)
    with only_instance(settings.data_dir, token), contextlib.closing(Workers(settings.encoder.threads)) as workers:
        asyncio.run(_Service(settings, catalogue, way, workers).run(token, make_dialogue))


class _Service:
    def __init__(self, settings: Settings, catalogue: Catalogue, way: Arrival, workers: Workers) -> None:
        self._settings = settings
        self._catalogue = catalogue
        self._way = way
        self._workers = workers

    async def run(self, token: str, make_dialogue: Callable[[], Dialogue]) -> None:
        stop, bot = Stop(), build_bot(self._settings.telegram, token)
        try:
            with explained(self._settings.telegram):
                if await stop.unless_asked(self._reach(bot)):
                    dialogue = stop.during(partial(_warmed_up, make_dialogue))
                    await self._answer(build_application(bot, dialogue, self._catalogue, self._workers), stop)
        except Stopped:
            log.info("stopped while loading")
        finally:
            await bot.shutdown()
        if bot.refused.is_set():
            raise ChannelError(REFUSED)

    async def _reach(self, bot: TolerantBot) -> None:
        await persistently(bot.initialize)
        await self._way.check(bot)
        log.info("reached Telegram as @%s; loading", bot.username)

    async def _answer(self, application: TelegramApplication, stop: Stop) -> None:
        """Until told to stop, or until Telegram no longer knows the token."""
        try:
            async with contextlib.AsyncExitStack() as open_ways:
                if await stop.unless_asked(self._start(application, open_ways)):
                    await stop.or_event(application.bot.refused)
                    log.info("stopping: what is in work is finished first")
        finally:
            if application.running:
                await application.stop()
            await application.shutdown()

    async def _start(self, application: TelegramApplication, open_ways: contextlib.AsyncExitStack) -> None:
        await application.initialize()
        await open_ways.enter_async_context(self._way.open(application))
        await application.start()
        await Profile(application.bot, self._catalogue).publish()
        log.info("ready: @%s answers by %s", application.bot.username, self._settings.telegram.mode)


def _warmed_up(make_dialogue: Callable[[], Dialogue]) -> Dialogue:
    dialogue = make_dialogue()
    dialogue.reply(FIRST_QUESTION, language="de")
    return dialogue
