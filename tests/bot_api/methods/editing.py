"""Methods that change or remove what is in a chat."""

from __future__ import annotations

import time

from aiogram.methods import DeleteMessage, EditMessageReplyMarkup, EditMessageText, SetMessageReaction

from tests.bot_api.account import Account
from tests.bot_api.keyboards import inline_keyboard
from tests.bot_api.methods.outgoing import judged_text
from tests.bot_api.parameters import Call
from tests.bot_api.refusal import Json, bad_request

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)

_CHANGEABLE = ("text", "entities", "caption", "caption_entities", "rich_message", "reply_markup")


def edit_message_text(account: Account, call: Call[EditMessageText]) -> Json:
    method = call.method
    message = account.messages.editable(method.chat_id, method.message_id)
    content = judged_text(account, method) if method.rich_message is None else {"rich_message": {"blocks": []}}
    return _replace(account, message, {**content, **inline_keyboard(method.reply_markup)})


def edit_message_reply_markup(account: Account, call: Call[EditMessageReplyMarkup]) -> Json:
    method = call.method
    message = account.messages.editable(method.chat_id, method.message_id)
    content: Json = {key: message[key] for key in _CHANGEABLE if key in message and key != "reply_markup"}
    return _replace(account, message, content | inline_keyboard(method.reply_markup))


def delete_message(account: Account, call: Call[DeleteMessage]) -> bool:
    account.messages.delete(call.method.chat_id, call.method.message_id)
    return True


def set_message_reaction(account: Account, call: Call[SetMessageReaction]) -> bool:
    account.messages.get(call.method.chat_id, call.method.message_id, "message to react not found")
    return True


def _replace(account: Account, message: Json, content: Json) -> Json:
    before = {key: value for key, value in message.items() if key != "edit_date"}
    after = {key: value for key, value in before.items() if key not in _CHANGEABLE} | content
    if after == before:
        raise bad_request(NOT_MODIFIED)
    return account.messages.replace({**after, "edit_date": int(time.time())})
