"""Groups and privacy mode, and the accounting of floods."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot_api.account import USER_NAME
from tests.bot_api.conftest import PERSON, Wire
from tests.bot_api.flood import FloodLedger

GROUP = {"id": -100, "type": "supergroup", "title": "Gruppe"}


async def _in_group(wire: Wire, **content: Any) -> bool:
    seen = await wire.happens({"message": {"chat": GROUP, "from": PERSON, **content}})
    return bool(seen["delivered"])


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("nur so dahingesagt", False),
        ("/hilfe", True),
        (f"/hilfe@{USER_NAME}", True),
        ("/hilfe@anderer_bot", False),
        (f"@{USER_NAME} Wann?", True),
        ("@anderer_bot Wann?", False),
    ],
)
async def test_privacy_mode_shows_only_what_addresses_the_bot(wire: Wire, text: str, seen: bool) -> None:
    assert await _in_group(wire, text=text) is seen


async def test_replies_to_the_bot_and_service_messages_are_seen(wire: Wire) -> None:
    assert await _in_group(wire, new_chat_title="Neu")
    mine = await wire.result("sendMessage", chat_id=-100, text="Antwort")
    assert mine["chat"]["type"] == "supergroup"
    assert await _in_group(wire, text="danke", reply_to_message=mine)


def test_one_message_a_second_in_a_chat_is_no_flood_and_two_are() -> None:
    ledger = FloodLedger()
    ledger.count(7, 100.0)
    ledger.count(7, 101.0)
    assert ledger.overruns == []
    ledger.count(7, 101.5)
    assert [(overrun.scope, overrun.chat, overrun.messages) for overrun in ledger.overruns] == [("chat", 7, 2)]


def test_the_twenty_first_message_of_a_group_and_the_thirty_first_of_all_are_reported() -> None:
    group, overall = FloodLedger(), FloodLedger()
    for number in range(21):
        group.count(-1, 100.0 + 2 * number)
    for chat in range(1, 32):
        overall.count(chat, 100.0)
    assert [(overrun.scope, overrun.messages) for overrun in group.overruns] == [("group", 21)]
    assert [(overrun.scope, overrun.messages) for overrun in overall.overruns] == [("overall", 31)]


async def test_the_control_door_reports_overruns(wire: Wire) -> None:
    for text in ("eins", "zwei"):
        await wire.result("sendMessage", chat_id=7, text=text)
    (overrun,) = (await wire.state())["flood"]["overruns"]
    assert (overrun["scope"], overrun["chat"], overrun["messages"], overrun["limit"]) == ("chat", 7, 2, 1)
