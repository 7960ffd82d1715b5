"""All lines of one update hold one request id; a dialogue that raises leaves no word of a citizen's."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.logs.pipeline import LineFormatter
from tests.bot.telegram.chats import bench, message, press
from tests.bot.telegram.fake_dialogue import FakeDialogue, broken

WORDS = "Ich heiße Quirinius Bratapfelduft"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the log would hold with every library at its most talkative."""
    written, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(written), root.level
    handler.setFormatter(LineFormatter(json=True))
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


def events(lines: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def of_ours(lines: io.StringIO) -> list[dict[str, Any]]:
    return [event for event in events(lines) if event["logger"].startswith("bot.")]


async def test_the_steps_of_an_answer_can_be_followed(lines: io.StringIO) -> None:
    async with bench() as desk:
        await desk.take(message(WORDS, chat=777_000_123), message(WORDS, chat=777_000_124))
    told = of_ours(lines)
    steps = ["replied", "sent", "update handled"]
    assert [event["event"] for event in told] == steps * 2
    assert [len({event[key] for event in told}) for key in ("request", "chat", "update")] == [2, 2, 2]
    assert (told[0]["status"], told[0]["language"], told[0]["total_ms"]) == ("answered", "de", 0.0)
    assert told[1]["messages"] == 1
    assert told[2]["kind"] == "message"


@pytest.mark.parametrize("update", [message(WORDS, chat=777_000_123), press("v1:ask:s1", chat=777_000_123)])
async def test_a_dialogue_that_raises_is_told_by_type_and_place(lines: io.StringIO, update: dict[str, Any]) -> None:
    async with bench(FakeDialogue(broken)) as desk:
        (apology,) = await desk.take(update)
    failure = next(event for event in of_ours(lines) if event["level"] == "error")
    assert failure["event"].startswith(f"update {update['update_id']} failed: RuntimeError in bot.")
    assert apology["text"].endswith(failure["request"])
    everything = lines.getvalue()
    assert [word for word in (*WORDS.split()[2:], "777000123", "what the citizen wrote") if word in everything] == []
