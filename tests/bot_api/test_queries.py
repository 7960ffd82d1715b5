"""Buttons and inline queries."""

from __future__ import annotations

from typing import Any

from tests.bot_api.conftest import PERSON, Wire

BUTTONS = {"inline_keyboard": [[{"text": "Ja", "callback_data": "v1:yes"}]]}


async def _press(wire: Wire, message_id: int) -> dict[str, Any]:
    reference = {"message_id": message_id, "chat": {"id": 7}}
    press = {"id": "77", "from": PERSON, "data": "v1:yes", "message": reference}
    return await wire.happens({"callback_query": press})


async def test_a_press_carries_the_message_as_it_stands_now(wire: Wire) -> None:
    message = await wire.result("sendMessage", chat_id=7, text="alt", reply_markup=BUTTONS)
    place = {"chat_id": 7, "message_id": message["message_id"]}
    await wire.result("editMessageText", **place, text="neu", reply_markup=BUTTONS)
    await _press(wire, message["message_id"])
    (update,) = await wire.result("getUpdates")
    assert update["callback_query"]["message"]["text"] == "neu"
    assert update["callback_query"]["chat_instance"] == "7"


async def test_presses_are_unanswered_until_the_bot_answers(wire: Wire) -> None:
    message = await wire.result("sendMessage", chat_id=7, text="?", reply_markup=BUTTONS)
    await _press(wire, message["message_id"])
    assert (await wire.state())["unanswered_presses"] == ["77"]
    assert await wire.result("answerCallbackQuery", callback_query_id="77", text="Danke") is True
    assert (await wire.state())["unanswered_presses"] == []
    calls = (await wire.http.get("/control/calls", params={"token": wire.token, "chat": 7})).json()["calls"]
    assert calls[-1]["method"] == "answercallbackquery"


async def test_unknown_presses_and_long_notices_are_refused(wire: Wire) -> None:
    assert "query is too old" in await wire.refusal("answerCallbackQuery", callback_query_id="1")
    assert "MESSAGE_TOO_LONG" in await wire.refusal("answerCallbackQuery", callback_query_id="1", text="a" * 201)


async def test_inline_results_are_counted_distinct_and_parsed(wire: Wire) -> None:
    await wire.happens({"inline_query": {"id": "5", "from": PERSON, "query": "a", "offset": ""}})

    def article(number: int, text: str = "a") -> dict[str, Any]:
        content = {"message_text": text, "parse_mode": "HTML"}
        return {"type": "article", "id": str(number), "title": "t", "input_message_content": content}

    ask = {"inline_query_id": "5"}
    assert "RESULTS_TOO_MUCH" in await wire.refusal("answerInlineQuery", **ask, results=[article(n) for n in range(51)])
    assert "RESULT_ID_DUPLICATE" in await wire.refusal("answerInlineQuery", **ask, results=[article(1), article(1)])
    assert "parse entities" in await wire.refusal("answerInlineQuery", **ask, results=[article(1, "<b>")])
    assert await wire.result("answerInlineQuery", **ask, results=[article(1), article(2)]) is True
    assert "too old" in await wire.refusal("answerInlineQuery", inline_query_id="6", results=[])
