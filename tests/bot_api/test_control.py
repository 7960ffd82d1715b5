"""The tests' own door: recorded calls and faults on demand."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx
import pytest

from tests.bot_api.conftest import CHAT, PERSON, Wire


async def _calls(wire: Wire, **query: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await wire.http.get("/control/calls", params={"token": wire.token, **query})).json()
    return answer


async def test_calls_are_listed_with_their_parameters_and_results(wire: Wire) -> None:
    await wire.result("sendMessage", chat_id=7, text="<b>a</b>", parse_mode="HTML")
    (call,) = (await _calls(wire, method="sendMessage", chat=7))["calls"]
    assert call["parameters"] == {"chat_id": "7", "text": "<b>a</b>", "parse_mode": "HTML"}
    assert (call["ok"], call["result"]["text"], call["chat"]) == (True, "a", 7)
    assert (await _calls(wire, since=call["number"] + 1))["calls"] == []


async def test_a_listing_waits_for_the_first_call_that_fits(wire: Wire) -> None:
    listing = asyncio.create_task(_calls(wire, method="sendChatAction", wait=10))
    await asyncio.sleep(0.1)
    await wire.result("getMe")
    await wire.result("sendChatAction", chat_id=7, action="typing")
    assert [call["method"] for call in (await listing)["calls"]] == ["sendchataction"]


async def test_updates_happen_at_the_moments_that_were_ordered(wire: Wire) -> None:
    citizen = {"chat": CHAT, "from": PERSON}
    ordered = [{"after": after, "update": {"message": {**citizen, "text": str(after)}}} for after in (0.0, 0.2)]
    began = time.time()
    answer = await wire.http.post("/control/updates", params={"token": wire.token}, json=ordered)
    first, second = answer.json()["arrivals"]
    assert began <= first < began + 0.2 <= second < began + 5
    texts = [update["message"]["text"] for update in await wire.result("getUpdates", timeout=1)]
    assert texts == ["0.0", "0.2"]


async def test_a_fault_refuses_with_what_was_ordered_as_often_as_it_was_ordered(wire: Wire) -> None:
    await wire.fault(method="sendMessage", status=429, description="Too Many Requests: retry after 3", retry_after=3)
    answer = await wire.ask("sendMessage", chat_id=7, text="a")
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }
    assert (await wire.result("sendMessage", chat_id=7, text="a"))["text"] == "a"


async def test_a_fault_may_meet_one_chat_only_and_be_called_off(wire: Wire) -> None:
    await wire.fault(method="*", chat=8, times=99, status=502)
    assert (await wire.result("sendMessage", chat_id=7, text="a"))["text"] == "a"
    await wire.fault(method="*", times=99, status=502)
    assert (await wire.ask("getMe"))["error_code"] == 502
    await wire.http.delete("/control/fault", params={"token": wire.token})
    assert (await wire.result("getMe"))["id"] == 4711


async def test_a_delay_comes_before_the_answer(wire: Wire) -> None:
    await wire.fault(method="getMe", delay=0.3)
    began = time.monotonic()
    await wire.result("getMe")
    assert time.monotonic() - began >= 0.3


@pytest.mark.parametrize(("when", "sent"), [("before", 0), ("after", 1)])
async def test_a_connection_is_dropped_before_or_after_the_message_is_sent(wire: Wire, when: str, sent: int) -> None:
    await wire.fault(method="sendMessage", drop=True, when=when)
    with pytest.raises(httpx.RemoteProtocolError):
        await wire.ask("sendMessage", chat_id=7, text="a")
    assert len((await _calls(wire, method="sendMessage"))["calls"]) == sent


async def test_a_mistake_of_a_test_is_told(wire: Wire) -> None:
    answer = await wire.http.post("/control/fault", params={"token": wire.token}, json={"method": "*", "tmes": 1})
    assert (answer.status_code, "tmes" in answer.json()["mistake"]) == (400, True)
