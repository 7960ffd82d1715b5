"""What all messages of the bot share: text judged by TDLib, buttons, the message replied to, flood accounting."""

from __future__ import annotations

from typing import Any

from tests.bot_api.account import Account
from tests.bot_api.keyboards import inline_keyboard
from tests.bot_api.markup import CAPTION_LIMIT, Judged, judge_text
from tests.bot_api.refusal import Json, Refusal, bad_request
from tests.bot_api.schema import given, plain


def judged_text(account: Account, method: Any) -> Json:
    """`text` and `entities` of a message."""
    judged = _judged(account, method.text or "", method)
    if not judged.text.strip():
        raise bad_request("message text is empty")
    return {"text": judged.text, **({"entities": judged.entities} if judged.entities else {})}


def judged_caption(account: Account, method: Any) -> Json:
    mode, entities = given(method.parse_mode), [plain(entity) for entity in method.caption_entities or []]
    judged = judge_text(method.caption or "", mode, entities, CAPTION_LIMIT)
    account.contract.extend(judged.complaints)
    if not judged.text:
        return {}
    return {"caption": judged.text, **({"caption_entities": judged.entities} if judged.entities else {})}


def judged_draft(account: Account, method: Any) -> str:
    return _judged(account, method.text or "", method).text


def send(account: Account, method: Any, content: Json) -> Json:
    """Put a message into its chat; every such message counts for flood control."""
    message = {**content, **inline_keyboard(method.reply_markup), **_replied(account, method)}
    sent = account.messages.send(method.chat_id, message)
    account.flood.count(sent["chat"]["id"])
    return sent


def _judged(account: Account, text: str, method: Any) -> Judged:
    judged = judge_text(text, given(method.parse_mode), [plain(entity) for entity in method.entities or []])
    account.contract.extend(judged.complaints)
    return judged


def _replied(account: Account, method: Any) -> Json:
    reply = method.reply_parameters
    if reply is None:
        return {}
    chat_id = method.chat_id if reply.chat_id is None else reply.chat_id
    try:
        original = account.messages.get(chat_id, reply.message_id, "message to be replied not found")
    except Refusal:
        if given(reply.allow_sending_without_reply):
            return {}
        raise
    return {"reply_to_message": {key: value for key, value in original.items() if key != "reply_to_message"}}
