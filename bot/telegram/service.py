"""Runs the channel from start to a graceful stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import signal
from collections.abc import Coroutine
from contextlib import suppress

from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.catalogue import Catalogue
from bot.dialogue.dialogue import Dialogue
from bot.settings import Settings
from bot.telegram.application import TelegramApplication, build_application, build_bot
from bot.telegram.arrival import RETRIES, Arrival, arrival
from bot.telegram.channel_error import ChannelError
from bot.telegram.instance_lock import only_instance
from bot.telegram.log_redaction import protect_logs, redacted
from bot.telegram.profile import Profile
from bot.telegram.workers import Workers

log = logging.getLogger(__name__)

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)
LONGEST_PAUSE = 10.0
_TOKEN = re.compile(r"\d+:[\w-]{3,}", re.ASCII)
_REFUSED = (
    "Telegram does not know the token (not shown); copy it anew from @BotFather into STRATEGIEBOT_TELEGRAM__TOKEN"
)


def serve(settings: Settings, dialogue: Dialogue, catalogue: Catalogue) -> None:
    """Answer on Telegram until SIGTERM or SIGINT; raises ChannelError when that is not possible or no longer so."""
    token = _token(settings)
    protect_logs(token)
    way = arrival(settings.telegram)
    with only_instance(settings.data_dir, token), contextlib.closing(Workers(settings.encoder.threads)) as workers:
        asyncio.run(_Service(settings, token, way).run(dialogue, catalogue, workers))


class _Service:
    def __init__(self, settings: Settings, token: str, way: Arrival) -> None:
        self._settings = settings
        self._token = token
        self._way = way
        self._stop = asyncio.Event()

    async def run(self, dialogue: Dialogue, catalogue: Catalogue, workers: Workers) -> None:
        loop = asyncio.get_running_loop()
        for number in STOP_SIGNALS:
            loop.add_signal_handler(number, self._stop.set)
        bot = build_bot(self._settings.telegram, self._token)
        application = build_application(bot, dialogue, catalogue, workers)
        try:
            if await self._unless_stopped(self._start(application, Profile(bot, catalogue))):
                await self._until_stopped(bot.refused)
        except InvalidToken as exc:
            raise ChannelError(_REFUSED) from exc
        finally:
            await _shut_down(application)
        if bot.refused.is_set():
            raise ChannelError(_REFUSED)

    async def _start(self, application: TelegramApplication, profile: Profile) -> None:
        await _connect(application, self._settings.telegram.base_url)
        await self._open(application)
        await application.start()
        await profile.publish()
        log.info("ready: @%s answers by %s", application.bot.username, self._settings.telegram.mode)

    async def _open(self, application: TelegramApplication) -> None:
        if application.updater is None:
            raise ChannelError("the application has no updater; build it with build_application")
        try:
            await self._way.open(application.bot, application.updater)
        except InvalidToken:
            raise
        except TelegramError as exc:
            reason = f"{type(exc).__name__}: {redacted(str(exc))}"
            raise ChannelError(
                f"Telegram refused to start {self._settings.telegram.mode} ({reason}); "
                "check telegram.base_url and telegram.webhook_url"
            ) from exc

    async def _unless_stopped(self, work: Coroutine[None, None, None]) -> bool:
        """Whether the work was done before the process was told to stop."""
        task, stop = asyncio.create_task(work), asyncio.create_task(self._stop.wait())
        await asyncio.wait((task, stop), return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if task.done():
            task.result()
            return True
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        return False

    async def _until_stopped(self, refused: asyncio.Event) -> None:
        waiting = [asyncio.create_task(self._stop.wait()), asyncio.create_task(refused.wait())]
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()
        log.info("stopping: what is in work is finished first")


async def _connect(application: TelegramApplication, address: str) -> None:
    """Reach Telegram, with growing pauses; raises ChannelError after the last attempt."""
    for attempt in range(RETRIES + 1):
        try:
            return await application.initialize()
        except (NetworkError, RetryAfter) as exc:
            if attempt == RETRIES:
                raise ChannelError(
                    f"Telegram at {address} cannot be reached ({type(exc).__name__}, {attempt + 1} attempts); "
                    "check the network and telegram.base_url"
                ) from exc
            log.warning("Telegram cannot be reached (%s); trying again", type(exc).__name__)
            await asyncio.sleep(min(LONGEST_PAUSE, 0.5 * 2**attempt))


async def _shut_down(application: TelegramApplication) -> None:
    """No new updates, finish those in work, close the connections; each step even if the one before failed."""
    if application.updater is not None and application.updater.running:
        with suppress(TelegramError):
            await application.updater.stop()
    if application.running:
        await application.stop()
    await application.shutdown()


def _token(settings: Settings) -> str:
    secret = settings.telegram_token()
    token = secret.get_secret_value() if secret else ""
    if not token:
        raise ChannelError("no token; get one from @BotFather and set STRATEGIEBOT_TELEGRAM__TOKEN")
    if not _TOKEN.fullmatch(token):
        raise ChannelError(
            "the token (not shown) is none: it looks like 123456:ABC-def; copy it anew from @BotFather "
            "into STRATEGIEBOT_TELEGRAM__TOKEN"
        )
    return token
