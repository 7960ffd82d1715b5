from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.telegram.soundness import LARGEST_NUMBER, check
from tests.bot.telegram.chats import edited, in_group, message, press

INLINE = {"id": "1", "from": {"id": 7, "is_bot": False, "first_name": "A"}, "query": "Messe", "offset": ""}


@pytest.mark.parametrize(
    "update",
    [
        message("Frage"),
        message("/hilfe"),
        message(),
        edited("Frage"),
        in_group("Frage"),
        press("v1:up:a"),
        {"update_id": 1, "inline_query": INLINE},
        {"update_id": 1},
    ],
)
def test_what_telegram_sends_is_sound(update: dict[str, Any]) -> None:
    check(Update.de_json(update, None))


@pytest.mark.parametrize("wrong", [None, "x", [1], {"id": 1}, 1.5, True, LARGEST_NUMBER])
@pytest.mark.parametrize("place", ["chat", "from", "message_id"])
def test_what_is_no_number_of_telegrams_is_named(place: str, wrong: object) -> None:
    update = message("Geheimnis")
    if place == "message_id":
        update["message"][place] = wrong
    else:
        update["message"][place]["id"] = wrong
    with pytest.raises(TypeError, match=r"the (chat|sender|message's number) is not what Telegram makes") as told:
        check(Update.de_json(update, None))
    assert "Geheimnis" not in str(told.value)


@pytest.mark.parametrize("kind", ["message", "edited_message"])
def test_a_message_needs_a_date(kind: str) -> None:
    update = {"update_id": 1, kind: message("Geheimnis")["message"]}
    update[kind]["date"] = None
    with pytest.raises(TypeError, match="the message's date"):
        check(Update.de_json(update, None))


@pytest.mark.parametrize(
    ("update", "kind", "wrong", "named"),
    [
        (message("x"), "message", {"text": 5}, "the message's text"),
        (
            message("x"),
            "message",
            {"from": {"id": 7, "is_bot": False, "first_name": "A", "language_code": []}},
            "language",
        ),
        (press("x"), "callback_query", {"data": ["v1:up:a"]}, "what was pressed"),
        (press("x"), "callback_query", {"id": None}, "what was pressed"),
        ({"update_id": 1, "inline_query": INLINE}, "inline_query", {"query": {}}, "what was typed elsewhere"),
        ({"update_id": 1, "inline_query": INLINE}, "inline_query", {"id": 1.5}, "what was typed elsewhere"),
    ],
)
def test_words_are_words(update: dict[str, Any], kind: str, wrong: dict[str, Any], named: str) -> None:
    spoilt = Update.de_json(update | {kind: update[kind] | wrong}, None)
    with pytest.raises(TypeError, match=named):
        check(spoilt)
