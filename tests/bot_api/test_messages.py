"""Sending, editing and deleting, and the refusals that a real server gives."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot_api.conftest import Wire


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


async def test_a_message_comes_back_as_its_reader_sees_it(wire: Wire) -> None:
    buttons = keyboard({"text": "Mehr", "callback_data": "v1:more"})
    message = await wire.result("sendMessage", chat_id=7, text="<b>Ja</b>", parse_mode="HTML", reply_markup=buttons)
    assert message["text"] == "Ja"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert message["reply_markup"] == buttons
    assert message["from"]["is_bot"] is True


@pytest.mark.parametrize(
    ("wrong", "description"),
    [
        ({"text": "  "}, "message text is empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "a", "parse_mode": "Textile"}, "unsupported parse_mode"),
        ({"chat_id": 8, "text": "a"}, "chat not found"),
        ({"text": "a", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "a", "reply_markup": keyboard({"text": "a", "callback_data": "ü" * 33})}, "BUTTON_DATA_INVALID"),
        (
            {"text": "a", "reply_markup": keyboard({"text": " ", "callback_data": "b"})},
            "text buttons must be non-empty",
        ),
        ({"text": "a", "reply_markup": keyboard({"text": "a"})}, "exactly one action must be given"),
        ({"text": "a", "reply_markup": keyboard({"text": "a", "url": "sachsen"})}, "Wrong HTTP URL"),
        (
            {"text": "a", "reply_markup": keyboard(*[{"text": "a", "callback_data": "b"}] * 9)},
            "too many buttons in the reply markup",
        ),
    ],
)
async def test_what_telegram_does_not_take_is_refused(wire: Wire, wrong: dict[str, Any], description: str) -> None:
    refusal = await wire.refusal("sendMessage", **{"chat_id": 7, **wrong})
    assert refusal.startswith("Bad Request: ")
    assert description in refusal


async def test_callback_data_counts_bytes(wire: Wire) -> None:
    buttons = keyboard({"text": "a", "callback_data": "ü" * 32})
    assert (await wire.result("sendMessage", chat_id=7, text="a", reply_markup=buttons))["reply_markup"] == buttons


async def test_edits_replace_the_text_and_say_when_nothing_changed(wire: Wire) -> None:
    message = await wire.result("sendMessage", chat_id=7, text="vorher")
    place = {"chat_id": 7, "message_id": message["message_id"]}
    edited = await wire.result("editMessageText", **place, text="<i>nachher</i>", parse_mode="HTML")
    assert (edited["text"], edited["entities"][0]["type"]) == ("nachher", "italic")
    again = await wire.refusal("editMessageText", **place, text="<i>nachher</i>", parse_mode="HTML")
    assert "message is not modified" in again
    missing = await wire.refusal("editMessageText", chat_id=7, message_id=999, text="a")
    assert missing == "Bad Request: message to edit not found"


async def test_a_keyboard_is_changed_and_removed_without_touching_the_text(wire: Wire) -> None:
    buttons = keyboard({"text": "a", "callback_data": "b"})
    message = await wire.result("sendMessage", chat_id=7, text="<b>t</b>", parse_mode="HTML", reply_markup=buttons)
    place = {"chat_id": 7, "message_id": message["message_id"]}
    bare = await wire.result("editMessageReplyMarkup", **place)
    assert "reply_markup" not in bare
    assert (bare["text"], bare["entities"]) == (message["text"], message["entities"])
    assert "not modified" in await wire.refusal("editMessageReplyMarkup", **place)


async def test_messages_of_others_cannot_be_edited(wire: Wire) -> None:
    theirs = (await wire.says("meins"))["update"]["message"]
    refusal = await wire.refusal("editMessageText", chat_id=7, message_id=theirs["message_id"], text="deins")
    assert refusal == "Bad Request: message can't be edited"


async def test_a_deleted_message_is_gone(wire: Wire) -> None:
    message = await wire.result("sendMessage", chat_id=7, text="weg")
    place = {"chat_id": 7, "message_id": message["message_id"]}
    assert await wire.result("deleteMessage", **place) is True
    assert await wire.refusal("deleteMessage", **place) == "Bad Request: message to delete not found"


async def test_replies_carry_the_message_they_answer(wire: Wire) -> None:
    question = (await wire.says("Wann?"))["update"]["message"]
    reply = {"message_id": question["message_id"]}
    answer = await wire.result("sendMessage", chat_id=7, text="Morgen", reply_parameters=reply)
    assert answer["reply_to_message"]["text"] == "Wann?"
    anyway = {"message_id": 999, "allow_sending_without_reply": True}
    alone = await wire.result("sendMessage", chat_id=7, text="Morgen", reply_parameters=anyway)
    assert "reply_to_message" not in alone


async def test_places_drafts_actions_and_reactions(wire: Wire) -> None:
    where = {"chat_id": 7, "latitude": 51.05, "longitude": 13.74}
    venue = await wire.result("sendVenue", **where, title="Ministerium", address="Wilhelm-Buck-Straße 2")
    assert venue["venue"]["title"] == "Ministerium"
    assert (await wire.result("sendLocation", **where))["location"]["latitude"] == 51.05
    assert "out of range" in await wire.refusal("sendLocation", chat_id=7, latitude=91, longitude=0)
    assert await wire.result("sendChatAction", chat_id=7, action="typing") is True
    assert await wire.result("sendMessageDraft", chat_id=7, draft_id=1, text="<b>a</b>", parse_mode="HTML") is True
    assert await wire.refusal("sendMessageDraft", chat_id=7, draft_id=0, text="a") == "Bad Request: invalid draft"
    reaction = [{"type": "emoji", "emoji": "👍"}]
    message = venue["message_id"]
    assert await wire.result("setMessageReaction", chat_id=7, message_id=message, reaction=reaction) is True
    rich = await wire.result("sendRichMessage", chat_id=7, rich_message={"html": "<h1>Titel</h1>"})
    assert rich["rich_message"] == {"blocks": []}


async def test_a_swallowed_link_lands_in_the_contract_log(wire: Wire) -> None:
    await wire.result("sendMessage", chat_id=7, text='<a href="tel:1">a</a>', parse_mode="HTML")
    assert (await wire.state())["contract"] == ["1 of 1 links are dropped by Telegram"]
