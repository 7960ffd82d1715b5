from __future__ import annotations

from typing import Any

import pytest
from httpx import ConnectTimeout, PoolTimeout
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, RetryAfter, TimedOut

from bot.telegram.delivery import Delivery
from bot.telegram.rendering import Attachment, Message
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


@pytest.mark.parametrize("cause", [ConnectTimeout("slow"), PoolTimeout("full")])
async def test_what_never_left_is_tried_again(cause: Exception) -> None:
    slow = TimedOut()
    slow.__cause__ = cause
    assert texts(await delivered(slow)) == ["<b>a</b>", "<b>a</b>", "<b>b</b>"]


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


FILE = Message("<b>alle</b>", "alle", KEYBOARD, Attachment("luecken.csv", b"a;b"))


async def test_a_file_is_sent_once_with_its_caption_and_buttons_whatever_hinders_it() -> None:
    async with bench() as desk:
        desk.request.failures["sendDocument"] += [
            (429, {"description": "Too Many Requests", "parameters": {"retry_after": 0.01}}),
            (502, {"description": "Bad Gateway"}),
            (400, {"description": "Bad Request: can't parse entities: unclosed tag"}),
        ]
        number = await Delivery(desk.application.bot, pause=0.0).send(Place(7), [FILE])
        *_, refused, sent = desk.request.of("sendDocument")
        uploads = desk.request.uploads
    assert (refused["caption"], sent["caption"], "parse_mode" in sent) == ("<b>alle</b>", "alle", False)
    assert "reply_markup" in sent
    assert uploads[-1] == ("luecken.csv", b"a;b", "text/csv")
    assert number == 1000


async def test_a_message_is_rewritten_and_a_refusal_to_do_so_is_no_harm(caplog: pytest.LogCaptureFixture) -> None:
    async with bench() as desk:
        delivery = Delivery(desk.application.bot)
        number = await delivery.send(Place(7), MESSAGES[:1])
        assert number is not None
        await delivery.rewrite(Place(7), number, MESSAGES[1])
        (edit,) = desk.request.of("editMessageText")
        desk.request.failures["editMessageText"].append((400, {"description": "Bad Request: message can't be edited"}))
        caplog.set_level("INFO", "bot")
        await delivery.rewrite(Place(7), number, MESSAGES[1])
    assert (edit["message_id"], edit["text"], edit["parse_mode"]) == (number, "<b>b</b>", "HTML")
    assert "a message could not be changed: BadRequest" in caplog.text


async def test_the_number_of_a_message_that_may_not_have_arrived_is_not_known() -> None:
    async with bench() as desk:
        desk.request.failures["sendMessage"].append(TimedOut())
        assert await Delivery(desk.application.bot).send(Place(7), MESSAGES[:1]) is None
