"""What citizens do becomes an update: numbered, completed, judged, and kept from the bot where privacy mode says so."""

from __future__ import annotations

from tests.bot_api.account import USER_NAME, Account
from tests.bot_api.markup import detected_entities
from tests.bot_api.refusal import Json
from tests.bot_api.schema import judge_update

_CONTENT = ("text", "caption", "photo", "document", "voice", "sticker", "location", "video", "audio")


def inject(account: Account, content: Json) -> Json:
    """Queue an update; the answer says whether the bot gets to see it."""
    kind = next(iter(content))
    update = {"update_id": account.updates.number(), **content}
    if kind in ("message", "edited_message"):
        update[kind] = _complete_message(account, content[kind])
    elif kind == "callback_query":
        update[kind] = _complete_press(account, content[kind])
    elif kind == "inline_query":
        account.inline_queries.ask(content[kind]["id"], None)
    judge_update(update)
    seen = account.updates.wants(kind) and not _private(account, update.get("message"))
    if seen:
        account.updates.add(update)
    return {"delivered": seen, "update": update}


def inject_raw(account: Account, content: Json) -> Json:
    """Queue an update that no model has judged: malformed, or of a kind that does not exist yet."""
    update = {"update_id": account.updates.number(), **content}
    account.updates.add(update)
    return {"delivered": True, "update": update}


def _complete_message(account: Account, message: Json) -> Json:
    filled = account.messages.receive(message)
    if "text" in filled and "entities" not in filled:
        found = detected_entities(filled["text"])
        if found:
            filled["entities"] = found
    return filled


def _complete_press(account: Account, press: Json) -> Json:
    """The update carries the message as it stands now, whatever the test still remembers of it."""
    reference = press["message"]
    chat_id = reference["chat"]["id"]
    message = account.messages.get(chat_id, reference["message_id"], "message of the button not found")
    account.callbacks.ask(press["id"], chat_id)
    return {"chat_instance": str(chat_id), **press, "message": message}


def _private(account: Account, message: Json | None) -> bool:
    """In groups a bot with privacy mode sees commands, mentions, replies to it, and service messages."""
    if message is None or not account.privacy or message["chat"]["id"] > 0:
        return False
    if not any(key in message for key in _CONTENT):
        return False
    if message.get("reply_to_message", {}).get("from", {}).get("id") == account.id:
        return False
    text = str(message.get("text", ""))
    return not any(_addresses(entity, text) for entity in message.get("entities", []))


def _addresses(entity: Json, text: str) -> bool:
    units = text.encode("utf-16-le")
    word = units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
    if entity["type"] == "bot_command":
        return "@" not in word or word.endswith(f"@{USER_NAME}")
    return entity["type"] == "mention" and word == f"@{USER_NAME}"
