"""Runs the channel: first everything that can be refused, then the loading, then the answers, then a graceful stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from bot.announcements.source import Source
from bot.catalogue import Catalogue
from bot.dialogue.dialogue import Dialogue
from bot.editing.office import EditorialOffice
from bot.editing.staff_register import StaffRegister
from bot.inbox.inbox import Inbox
from bot.inbox.shared_inbox import SharedInbox
from bot.logs.configuring import adopt_loggers
from bot.logs.redaction import hide
from bot.operations.operations import Operations, Phase
from bot.privacy.retention import Purge, Retention
from bot.setting_sections import StaffSettings
from bot.settings import Settings
from bot.storage.storage import Storage
from bot.telegram.announcing import Announcing
from bot.telegram.application import Requests, TelegramApplication, build_application, build_bot
from bot.telegram.arrival import Arrival, arrival
from bot.telegram.cases import Cases
from bot.telegram.channel_error import ChannelError
from bot.telegram.contact import Contact
from bot.telegram.first_contact import FirstContact
from bot.telegram.gate import Gate
from bot.telegram.instance_lock import only_instance
from bot.telegram.intake import Intake
from bot.telegram.observation import Observation
from bot.telegram.ordering import OrderInChat
from bot.telegram.profile import Profile
from bot.telegram.reaching import explained, persistently
from bot.telegram.sharing import Sharing
from bot.telegram.staff_desk import Staffroom, workers_of_staff
from bot.telegram.stopping import Stop, Stopped
from bot.telegram.token import token_in
from bot.telegram.tolerant_bot import TolerantBot
from bot.telegram.workers import Workers

log = logging.getLogger(__name__)

FIRST_QUESTIONS = ("Was ist die Industriestrategie des Freistaates Sachsen?", "industrial policy brochure")
"""Asked before the first citizen, who would otherwise wait for whatever is loaded only when it is needed.

The second one has no short word that tells its language: loading the statistics of letters stops all threads.
"""

LONGEST_END = 30.0
"""Seconds a stop may take; supervisors lose their patience, too."""


def serve(
    settings: Settings,
    make_dialogue: Callable[[], Dialogue],
    catalogue: Catalogue,
    make_office: Callable[[], EditorialOffice] | None = None,
    *,
    operations: Operations | None = None,
    purges: Mapping[str, Purge] | None = None,
    make_source: Callable[[], Source] | None = None,
) -> None:
    """Answer on Telegram until SIGTERM or SIGINT; raises ChannelError when that is not possible or no longer so.

    `make_dialogue` and `make_office` may take their time: each is called once when nothing else can stand in the way.
    Without an office nobody is staff, without a source nothing is announced. `purges` delete what has been kept long
    enough.
    """
    token = token_in(settings)
    hide(token)
    way, watched = arrival(settings.telegram), operations or Operations()
    _refuse_secrets_that_differ(settings)
    with (
        only_instance(settings.data_dir, token),
        contextlib.closing(Workers(settings.encoder.threads, meter=watched.meters)) as workers,
        contextlib.closing(workers_of_staff()) as of_staff,
    ):
        make_room = partial(_staffroom, make_office, of_staff, settings.staff) if make_office else None
        service = _Service(settings, catalogue, way, workers, watched, purges=purges or {})
        asyncio.run(service.run(token, partial(_loaded, make_dialogue, make_room, make_source)))


@dataclass(frozen=True, slots=True)
class _Loaded:
    dialogue: Dialogue
    staffroom: Staffroom | None
    source: Source | None


class _Service:
    def __init__(
        self,
        settings: Settings,
        catalogue: Catalogue,
        way: Arrival,
        workers: Workers,
        operations: Operations,
        *,
        purges: Mapping[str, Purge],
    ) -> None:
        self._settings = settings
        self._catalogue = catalogue
        self._way = way
        self._workers = workers
        self._operations = operations
        self._purges = purges

    async def run(self, token: str, load: Callable[[], _Loaded]) -> None:
        requests = Requests.over_http(self._operations.meters, self._settings.limits)
        stop, bot, contact = Stop(), build_bot(self._settings.telegram, token, requests), Contact()
        try:
            with explained(self._settings.telegram):
                if await stop.unless_asked(self._reach(bot)):
                    await self._answer(bot, stop.during(load), stop, contact)
        except Stopped:
            log.info("stopped while loading")
        finally:
            await bot.shutdown()
        if contact.lost.is_set():
            raise ChannelError(contact.why)

    async def _reach(self, bot: TolerantBot) -> None:
        first = FirstContact()
        self._operations.watch("telegram", first.check)
        await persistently(bot.initialize, first.failed)
        await self._way.check(bot)
        first.succeeded()
        log.info("reached Telegram as @%s; loading", bot.username)

    async def _answer(self, bot: TolerantBot, loaded: _Loaded, stop: Stop, contact: Contact) -> None:
        """Until told to stop, or until contact with Telegram is lost."""
        inbox = _inbox(bot.id, self._settings.databases())
        cases, gate = Cases(inbox), Gate(self._settings.limits, lambda: self._workers.pace)
        sharing = Sharing.of(inbox, gate.crowd, bot.rate_limiter)
        if sharing and loaded.staffroom:
            sharing.inbox.reserve(StaffRegister.from_settings(self._settings).people)
        self._operations.meters.show(gate.figures)
        announcing = Announcing.on(bot, loaded.source, self._settings, self._catalogue)
        application = build_application(
            bot,
            loaded.dialogue,
            self._catalogue,
            self._workers,
            staffroom=loaded.staffroom,
            cases=cases,
            gate=gate,
            announcements=announcing.announcements,
            delivery=announcing.delivery,
        )
        intake, watching = Intake(bot, cases, application.update_queue, gate), asyncio.create_task(contact.watch())
        observation = Observation(contact, cases, self._workers)
        observation.count(application, self._operations.meters)
        observation.watch(self._operations, sharing)
        beating = asyncio.create_task(self._operations.beat())
        retention = Retention({"messages": inbox.purge, **announcing.purges, **self._purges})
        try:
            async with contextlib.AsyncExitStack() as open_ways:
                if await stop.unless_asked(self._start(application, intake, contact, open_ways, sharing)):
                    open_ways.callback(retention.stop)
                    retention.start()
                    announcing.start(busy=lambda: cases.waiting > 0, leads=lambda: sharing is None or sharing.leads)
                    await stop.or_event(contact.lost)
                    log.info("stopping: what is in work is finished first")
        finally:
            self._operations.begin(Phase.STOPPING)
            watching.cancel()
            await gate.close()
            await announcing.close(LONGEST_END)
            await _stop(application)
            if sharing:
                await sharing.stop()
            beating.cancel()
            inbox.close()

    async def _start(
        self,
        application: TelegramApplication,
        intake: Intake,
        contact: Contact,
        open_ways: contextlib.AsyncExitStack,
        sharing: Sharing | None,
    ) -> None:
        """What waits from before comes first, what is new after it."""
        await application.initialize()
        await intake.replay()
        if sharing:
            await sharing.start(intake)
        await application.start()
        await open_ways.enter_async_context(self._way.open(application.bot, intake, contact))
        self._operations.begin(Phase.ANSWERING)
        await Profile(application.bot, self._catalogue).publish()
        log.info("ready: @%s answers by %s", application.bot.username, self._settings.telegram.mode)


def _refuse_secrets_that_differ(settings: Settings) -> None:
    """Telegram sends one secret along, to whichever replica it delivers."""
    if settings.telegram.mode == "webhook" and settings.databases().is_shared and not settings.telegram.secret_token:
        raise ChannelError(
            "storage.url is a database that replicas share, and telegram.secret_token is not set; "
            "set the same one for all of them"
        )


def _inbox(bot: int, storage: Storage) -> Inbox:
    return SharedInbox.of_bot(bot, storage) if storage.is_shared else Inbox.of_bot(bot, storage)


async def _stop(application: TelegramApplication) -> None:
    """Finish what has begun, within reason; all else is in the inbox."""
    if isinstance(application.update_processor, OrderInChat):
        application.update_processor.stop()
    if application.running:
        try:
            async with asyncio.timeout(LONGEST_END):
                await application.stop()
        except TimeoutError:
            log.warning("not everything could be finished in %s seconds; the next start does it", LONGEST_END)
    await application.shutdown()


def _staffroom(make_office: Callable[[], EditorialOffice], workers: Workers, staff: StaffSettings) -> Staffroom:
    return Staffroom(make_office(), workers, staff.largest_upload_mb)


def _loaded(
    make_dialogue: Callable[[], Dialogue],
    make_room: Callable[[], Staffroom] | None,
    make_source: Callable[[], Source] | None,
) -> _Loaded:
    dialogue = make_dialogue()
    for question in FIRST_QUESTIONS:
        dialogue.reply(question, language="de")
    loaded = _Loaded(dialogue, make_room() if make_room else None, make_source() if make_source else None)
    adopt_loggers()  # every library has been imported by now
    gc.collect()
    gc.freeze()  # what is loaded stays; looking through it for garbage would stop all threads for a second
    return loaded
