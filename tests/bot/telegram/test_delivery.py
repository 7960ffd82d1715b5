from __future__ import annotations

from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, RetryAfter, TimedOut

from bot.telegram.delivery import Delivery
from bot.telegram.rendering import Message
from bot.telegram.visitor import Place
from tests.bot.telegram.chats import bench
from tests.bot.telegram.fake_request import FakeRequest

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="v1:up:a")]])
MESSAGES = [Message("<b>a</b>", "a"), Message("<b>b</b>", "b", KEYBOARD)]


async def delivered(*failures: tuple[int, dict[str, Any]] | Exception, place: Place | None = None) -> FakeRequest:
    async with bench() as desk:
        desk.request.failures["sendMessage"] += failures
        await Delivery(desk.application.bot, pause=0.0).send(place or Place(7), MESSAGES)
        return desk.request


def texts(request: FakeRequest) -> list[str]:
    return [call["text"] for call in request.sent()]


async def test_only_the_first_message_is_a_reply() -> None:
    first, second = (await delivered(place=Place(7, answered=3))).sent()
    assert first["reply_parameters"] == {"message_id": 3, "allow_sending_without_reply": True}
    assert "reply_parameters" not in second


async def test_unreadable_markup_is_sent_once_more_as_plain_text() -> None:
    request = await delivered((400, {"description": "Bad Request: can't parse entities: unclosed tag"}))
    assert texts(request) == ["<b>a</b>", "a", "<b>b</b>"]
    assert [call.get("parse_mode") for call in request.sent()] == ["HTML", None, "HTML"]


async def test_a_refused_button_costs_the_buttons_not_the_answer() -> None:
    async with bench() as desk:
        desk.request.failures["sendMessage"].append((400, {"description": "Bad Request: BUTTON_URL_INVALID"}))
        await Delivery(desk.application.bot).send(Place(7), MESSAGES[1:])
        assert ["reply_markup" in call for call in desk.request.sent()] == [True, False]


async def test_after_flood_control_the_message_is_sent_once() -> None:
    request = await delivered((429, {"description": "Too Many Requests", "parameters": {"retry_after": 0.01}}))
    assert texts(request) == ["<b>a</b>", "<b>a</b>", "<b>b</b>"]


async def test_a_flood_wait_of_many_minutes_is_not_waited_for() -> None:
    with pytest.raises(RetryAfter):
        await delivered((429, {"description": "Too Many Requests", "parameters": {"retry_after": 600}}))


async def test_a_time_out_is_not_repeated_since_the_message_may_have_arrived() -> None:
    assert texts(await delivered(TimedOut())) == ["<b>a</b>", "<b>b</b>"]


async def test_a_failing_gateway_is_tried_again() -> None:
    request = await delivered((502, {"description": "Bad Gateway"}), OSError("reset"))
    assert texts(request) == ["<b>a</b>"] * 3 + ["<b>b</b>"]


async def test_somebody_who_has_blocked_the_bot_is_left_alone() -> None:
    assert texts(await delivered((403, {"description": "Forbidden: bot was blocked by the user"}))) == ["<b>a</b>"]


async def test_a_group_that_became_a_supergroup_is_followed() -> None:
    moved = (400, {"description": "Bad Request: upgraded", "parameters": {"migrate_to_chat_id": -100}})
    assert [call["chat_id"] for call in (await delivered(moved)).sent()] == [7, -100, 7]


async def test_other_refusals_are_reported() -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await delivered((400, {"description": "Bad Request: chat not found"}))
