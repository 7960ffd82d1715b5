"""Which function answers which method of the Bot API; a method that is not here is refused as unknown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.bot_api.account import Account
from tests.bot_api.methods import answering, editing, identity, receiving, sending
from tests.bot_api.parameters import Call

Handler = Callable[[Account, Call[Any]], Any]
"""Gives the result, or an awaitable of it."""


def accepted(account: Account, call: Call[Any]) -> bool:
    """For methods whose effect no test looks at."""
    return True


HANDLERS: dict[str, Handler] = {
    "getme": identity.get_me,
    "getupdates": receiving.get_updates,
    "setwebhook": receiving.set_webhook,
    "deletewebhook": receiving.delete_webhook,
    "getwebhookinfo": receiving.get_webhook_info,
    "getfile": receiving.get_file,
    "sendmessage": sending.send_message,
    "senddocument": sending.send_document,
    "sendvoice": sending.send_voice,
    "sendlocation": sending.send_location,
    "sendvenue": sending.send_venue,
    "sendmessagedraft": sending.send_message_draft,
    "sendrichmessage": sending.send_rich_message,
    "sendrichmessagedraft": accepted,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "setmessagereaction": editing.set_message_reaction,
    "answercallbackquery": answering.answer_callback_query,
    "answerinlinequery": answering.answer_inline_query,
    "setmycommands": identity.set_my_commands,
    "getmycommands": identity.get_my_commands,
    "deletemycommands": identity.delete_my_commands,
    "setmydescription": identity.set_my_description,
    "getmydescription": identity.get_my_description,
    "setmyshortdescription": identity.set_my_short_description,
    "getmyshortdescription": identity.get_my_short_description,
    "setmyname": identity.set_my_name,
    "getmyname": identity.get_my_name,
    "setchatmenubutton": identity.set_chat_menu_button,
    "getchatmenubutton": identity.get_chat_menu_button,
    "close": accepted,
    "logout": accepted,
}
