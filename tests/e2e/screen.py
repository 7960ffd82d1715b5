"""What a citizen sees of a message."""

from __future__ import annotations

import time

from tests.bot_api.citizen import Citizen, NothingHappenedError
from tests.bot_api.refusal import Json

QUOTES = ("blockquote", "expandable_blockquote")


def quotations(message: Json) -> list[str]:
    return [_covered(message, entity) for entity in message.get("entities", []) if entity["type"] in QUOTES]


def links(message: Json) -> list[str]:
    return [entity["url"] for entity in message.get("entities", []) if entity["type"] == "text_link"]


def buttons(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def read_all(citizen: Citizen, quiet: float = 1.0) -> list[Json]:
    """The next message and those that follow it without a pause."""
    messages = [citizen.reads()]
    while True:
        try:
            messages.append(citizen.reads(within=quiet))
        except NothingHappenedError:
            return messages


def seconds_until_answer(citizen: Citizen, text: str) -> float:
    began = time.monotonic()
    citizen.say(text)
    citizen.reads()
    return time.monotonic() - began


def _covered(message: Json, entity: Json) -> str:
    units = message["text"].encode("utf-16-le")
    return str(units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le"))
