"""Fetching goes on whatever Telegram answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from httpx import ReadError
from telegram.error import NetworkError, TimedOut

from bot.inbox.kept import Kept
from bot.telegram import fetching
from bot.telegram.contact import Contact
from bot.telegram.fetching import Fetching
from bot.telegram.reaching import REFUSED
from tests.bot.telegram.kept_chats import Channel, channel
from tests.bot.telegram.test_turns import asked

REFUSAL = (401, {"description": "Unauthorized"})
CONFLICT = (409, {"description": "Conflict: terminated by other getUpdates request"})


@asynccontextmanager
async def fetched(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *failures: Any
) -> AsyncIterator[tuple[Channel, Contact]]:
    """A channel whose server holds one question, and answers it with the failures before."""
    monkeypatch.setattr(fetching, "PAUSES", (0.01, 0.02, 0.03))
    monkeypatch.setattr(fetching, "AFTER_CONFLICT", 0.01)
    contact = Contact()
    async with channel(folder) as here:
        request = here.bench.request
        request.failures["getUpdates"] += failures
        request.updates = [asked("Frage")]
        do_request = request.do_request

        async def unhurried(*args: Any, **kwargs: Any) -> tuple[int, bytes]:
            """A server that holds the request open."""
            await asyncio.sleep(0.01)
            return await do_request(*args, **kwargs)

        monkeypatch.setattr(request, "do_request", unhurried)
        task = asyncio.create_task(Fetching(here.bench.application.bot, here.intake, contact).forever())
        yield here, contact
        task.cancel()
        await asyncio.wait([task])


async def until_answered(here: Channel) -> None:
    for _ in range(500):
        if here.texts():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("not answered")


@pytest.mark.parametrize(
    "failure",
    [
        REFUSAL,
        (404, {"description": "Not Found"}),
        CONFLICT,
        (429, {"description": "Too Many Requests", "parameters": {"retry_after": 0}}),
        (500, {"description": "Internal Server Error"}),
        (502, {"description": "Bad Gateway"}),
        TimedOut(),
        NetworkError("reset"),
        ReadError("reset"),
        ValueError("no JSON"),
    ],
)
async def test_one_failure_costs_no_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Any) -> None:
    async with fetched(tmp_path, monkeypatch, failure) as (here, contact):
        await until_answered(here)
        assert (here.texts(), contact.lost.is_set(), contact.refused) == (["Frage"], False, False)


async def test_a_token_refused_again_and_again_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with fetched(tmp_path, monkeypatch, *[REFUSAL] * 9) as (here, contact):
        async with asyncio.timeout(5):
            await contact.lost.wait()
        assert (contact.why, contact.healthy, here.texts()) == (REFUSED, False, [])
        assert len(here.bench.request.of("getUpdates")) == len(fetching.PAUSES) + 1


async def test_a_second_poller_raises_one_alarm_and_the_health_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with fetched(tmp_path, monkeypatch, CONFLICT, CONFLICT, CONFLICT) as (here, contact):
        await until_answered(here)
        assert contact.healthy is False
    alarms = [record.getMessage() for record in caplog.records if record.levelname == "CRITICAL"]
    assert [alarm.split(":")[0] for alarm in alarms] == ["conflict"]


async def test_what_was_fetched_is_kept_before_it_is_confirmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with fetched(tmp_path, monkeypatch) as (here, _):
        request, kept_then = here.bench.request, list[bool]()
        do_request, keep = request.do_request, here.cases.inbox.keep
        (update,) = request.updates

        async def watched(*args: Any, **kwargs: Any) -> tuple[int, bytes]:
            answer = await do_request(*args, **kwargs)
            last = request.calls[-1]
            if last.method == "getUpdates" and last.parameters.get("offset", 0) > update["update_id"]:
                kept_then.append(not await keep([Kept(update["update_id"], 7, 0, "{}")]))
            return answer

        monkeypatch.setattr(request, "do_request", watched)
        await until_answered(here)
    assert set(kept_then) == {True}


async def test_silence_is_noticed_and_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    contact = Contact(silence=0.2)
    contact.heard()
    assert contact.healthy
    async with asyncio.timeout(5):
        await contact.watch()
    assert (contact.healthy, "has not answered" in contact.why) == (False, True)


async def test_each_word_from_telegram_puts_the_silence_off() -> None:
    contact = Contact(silence=0.3)
    watching = asyncio.create_task(contact.watch())
    for _ in range(6):
        await asyncio.sleep(0.1)
        contact.heard()
    assert (contact.lost.is_set(), contact.silent_for() < 0.2) == (False, True)
    watching.cancel()
