"""Long polling: waiting, acknowledging, and the quarrels of two pollers."""

from __future__ import annotations

import asyncio
import time

from tests.bot_api.conftest import CHAT, PERSON, Wire


async def test_an_open_poll_is_answered_as_soon_as_somebody_writes(wire: Wire) -> None:
    poll = asyncio.create_task(wire.result("getUpdates", timeout=10))
    await asyncio.sleep(0.1)
    began = time.monotonic()
    await wire.says("Moin")
    assert [update["message"]["text"] for update in await poll] == ["Moin"]
    assert time.monotonic() - began < 2


async def test_a_poll_without_news_ends_empty_after_its_time(wire: Wire) -> None:
    began = time.monotonic()
    assert await wire.result("getUpdates", timeout=1) == []
    assert 0.9 < time.monotonic() - began < 3


async def test_updates_come_again_until_they_are_acknowledged(wire: Wire) -> None:
    for text in ("eins", "zwei", "drei"):
        await wire.says(text)
    first = await wire.result("getUpdates", limit=2)
    assert [update["message"]["text"] for update in first] == ["eins", "zwei"]
    assert await wire.result("getUpdates", limit=2) == first
    rest = await wire.result("getUpdates", offset=first[-1]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["drei"]
    assert (await wire.state())["pending"] == 1


async def test_a_negative_offset_keeps_only_the_last(wire: Wire) -> None:
    for text in ("eins", "zwei"):
        await wire.says(text)
    assert [update["message"]["text"] for update in await wire.result("getUpdates", offset=-1)] == ["zwei"]


async def test_a_second_poller_ends_the_first(wire: Wire) -> None:
    first = asyncio.create_task(wire.ask("getUpdates", timeout=10))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(wire.result("getUpdates", timeout=10))
    answer = await first
    assert (answer["error_code"], "terminated by other getUpdates" in answer["description"]) == (409, True)
    await wire.says("an den Zweiten")
    assert (await second)[0]["message"]["text"] == "an den Zweiten"


async def test_kinds_that_were_not_asked_for_are_not_delivered(wire: Wire) -> None:
    await wire.ask("getUpdates", allowed_updates=["message"])
    inline = {"inline_query": {"id": "1", "from": PERSON, "query": "a", "offset": ""}}
    assert (await wire.happens(inline))["delivered"] is False
    await wire.ask("getUpdates", allowed_updates=[])
    assert (await wire.happens(inline))["delivered"] is True


async def test_malformed_and_unknown_updates_get_through_only_raw(wire: Wire) -> None:
    malformed = {"message": {"chat": CHAT, "text": "ohne Datum und Nummer", "from": {"id": "keine Zahl"}}}
    query = {"token": wire.token}
    refused = await wire.http.post("/control/update", params=query, json={"update": malformed})
    assert (refused.status_code, "ValidationError" in refused.json()["mistake"]) == (400, True)
    await wire.happens(malformed, raw=True)
    await wire.happens({"telepathy": {"thought": 1}}, raw=True)
    received = await wire.result("getUpdates")
    assert received[0]["message"] == malformed["message"]
    assert received[1]["telepathy"] == {"thought": 1}


async def test_commands_are_marked_as_telegram_marks_them(wire: Wire) -> None:
    await wire.says("/start strategie")
    (update,) = await wire.result("getUpdates")
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
