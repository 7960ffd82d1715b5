"""What operators see of the channel, over a real application and a real HTTP server that answers as Telegram would."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from aiohttp import web
from pydantic import SecretStr
from telegram.error import RetryAfter, TelegramError, TimedOut

from bot.inbox.inbox import Inbox
from bot.inbox.shared_inbox import SharedInbox
from bot.operations.check import Check
from bot.operations.meters import Meters
from bot.operations.operations import Operations
from bot.storage.storage import Storage
from bot.telegram.cases import Cases
from bot.telegram.contact import Contact
from bot.telegram.measured_request import MeasuredRequest
from bot.telegram.observation import Observation
from bot.telegram.workers import Workers
from tests.bot.operations.test_meters import value

if TYPE_CHECKING:
    from tests.postgresql import Server

TOKEN = "12345:secret-token"


class Answers:
    """What the next calls are answered with: a status and a body, or silence."""

    def __init__(self) -> None:
        self.next: list[web.Response | float] = []

    async def answer(self, request: web.Request) -> web.Response:
        answer = self.next.pop(0) if self.next else web.json_response({"ok": True, "result": True})
        if isinstance(answer, float):
            await asyncio.sleep(answer)
            return web.json_response({"ok": True, "result": True})
        return answer


@pytest.fixture
async def answers() -> Answers:
    return Answers()


@pytest.fixture
async def url(answers: Answers) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", answers.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    yield f"http://127.0.0.1:{port}/bot{TOKEN}"
    await runner.cleanup()


def refusal(status: int, **parameters: int) -> web.Response:
    body = {"ok": False, "error_code": status, "description": "no", "parameters": parameters}
    return web.json_response(body, status=status)


async def test_every_call_is_counted_by_what_became_of_it_and_messages_are_timed(url: str, answers: Answers) -> None:
    meters = Meters()
    request = MeasuredRequest(meters, read_timeout=0.3)
    await request.initialize()
    answers.next = [web.json_response({"ok": True, "result": True}), refusal(429, retry_after=3), refusal(403)]
    answers.next += [refusal(400), refusal(520), 1.0]
    await request.post(f"{url}/sendMessage")
    with pytest.raises(RetryAfter):
        await request.post(f"{url}/sendMessage")
    for method in ("sendMessage", "editMessageText", "answerCallbackQuery"):
        with pytest.raises(TelegramError):
            await request.post(f"{url}/{method}")
    with pytest.raises(TimedOut):
        await request.post(f"{url}/sendChatAction")
    await request.shutdown()
    kinds = ("ok", "flood", "blocked", "refused", "failed", "timed_out")
    assert [value(meters, f'strategiebot_telegram_calls_total{{kind="{kind}"}}') for kind in kinds] == [1] * 6
    assert value(meters, 'strategiebot_step_seconds_count{step="send"}') == 3
    assert "secret" not in meters.exposition().decode()


async def test_a_call_that_we_break_off_ourselves_is_no_failure(url: str, answers: Answers) -> None:
    meters = Meters()
    request = MeasuredRequest(meters)
    await request.initialize()
    answers.next = [5.0]
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await request.post(f"{url}/sendChatAction")
    await request.shutdown()
    assert value(meters, 'strategiebot_telegram_calls_total{kind="failed"}') == 0


@pytest.fixture
def parts(tmp_path: Path) -> Observation:
    return Observation(Contact(silence=5.0), Cases(Inbox.of_bot(1, Storage(tmp_path))), Workers(1))


def watched(parts: Observation) -> Operations:
    operations = Operations()
    parts.watch(operations)
    return operations


def telegram(parts: Observation) -> Check:
    return watched(parts).report().checks["telegram"]


async def test_telegram_is_well_once_it_has_been_heard(parts: Observation) -> None:
    assert telegram(parts) == Check(False, "nothing heard for 0 seconds; check the network")
    parts.contact.heard()
    assert telegram(parts) == Check(True, "heard 0 seconds ago")


async def test_another_process_on_the_same_token_shows(parts: Observation) -> None:
    parts.contact.heard()
    parts.contact.conflict()
    operations = watched(parts)
    assert "another process" in operations.report().checks["telegram"].detail
    assert value(operations.meters, "strategiebot_poller_conflict") == 1


async def test_a_refused_token_and_a_lost_contact_show(parts: Observation) -> None:
    parts.contact.heard()
    parts.contact.refused = True
    assert "refuses the token" in telegram(parts).detail
    parts.contact.lose("Telegram has not answered for 90 seconds")
    assert telegram(parts) == Check(False, "Telegram has not answered for 90 seconds")


async def test_what_waits_and_when_telegram_was_heard_are_figures(parts: Observation) -> None:
    parts.contact.heard()
    meters = watched(parts).meters
    assert value(meters, "strategiebot_inbox_updates") == 0
    assert value(meters, "strategiebot_questions_waiting") == 0
    assert value(meters, "strategiebot_telegram_contact_timestamp_seconds") == pytest.approx(parts.contact.heard_at)


async def test_a_replica_is_ready_as_long_as_the_database_is_there(tmp_path: Path, postgresql: Server) -> None:
    inbox = SharedInbox.of_bot(1, Storage(tmp_path, SecretStr(postgresql.fresh())))
    shown = watched(Observation(Contact(), Cases(inbox), Workers(1)))
    assert shown.report().checks["inbox"] == Check(False, "the database has not been heard of for some seconds")
    await inbox.beat()
    assert shown.report().checks["inbox"] == Check(True)
    postgresql.stop()
    try:
        await inbox.beat()
        assert "nothing is taken in until it can" in shown.report().checks["inbox"].detail
    finally:
        postgresql.start()
    await inbox.beat()
    assert shown.report().checks["inbox"] == Check(True)
    inbox.close()
