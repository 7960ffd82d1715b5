"""Methods that put something new into a chat."""

from __future__ import annotations

from typing import Any

from aiogram.methods import (
    SendChatAction,
    SendDocument,
    SendLocation,
    SendMessage,
    SendMessageDraft,
    SendRichMessage,
    SendVenue,
    SendVoice,
)

from tests.bot_api.account import Account
from tests.bot_api.methods.outgoing import judged_caption, judged_draft, judged_text, send
from tests.bot_api.parameters import Call
from tests.bot_api.refusal import Json, bad_request


def send_message(account: Account, call: Call[SendMessage]) -> Json:
    return send(account, call.method, judged_text(account, call.method))


def send_document(account: Account, call: Call[SendDocument]) -> Json:
    document = _file(account, call, call.method.document)
    return send(account, call.method, {"document": document, **judged_caption(account, call.method)})


def send_voice(account: Account, call: Call[SendVoice]) -> Json:
    file = _file(account, call, call.method.voice)
    voice = {key: file[key] for key in ("file_id", "file_unique_id", "mime_type", "file_size")}
    voice["duration"] = call.method.duration or 1
    return send(account, call.method, {"voice": voice, **judged_caption(account, call.method)})


def send_location(account: Account, call: Call[SendLocation]) -> Json:
    return send(account, call.method, {"location": _location(call.method)})


def send_venue(account: Account, call: Call[SendVenue]) -> Json:
    location = _location(call.method)
    venue = {"location": location, "title": call.method.title, "address": call.method.address}
    return send(account, call.method, {"location": location, "venue": venue})


def send_message_draft(account: Account, call: Call[SendMessageDraft]) -> bool:
    method = call.method
    if method.chat_id < 0 or not method.draft_id:
        raise bad_request("invalid draft")
    account.messages.chat(method.chat_id)
    account.drafts[method.chat_id, method.draft_id] = judged_draft(account, method)
    return True


def send_rich_message(account: Account, call: Call[SendRichMessage]) -> Json:
    """Accepted, not judged: TDLib cannot parse rich messages offline."""
    return send(account, call.method, {"rich_message": {"blocks": []}})


def send_chat_action(account: Account, call: Call[SendChatAction]) -> bool:
    account.messages.chat(call.method.chat_id)
    return True


def _file(account: Account, call: Call[Any], reference: object) -> Json:
    upload = call.upload(reference)
    return account.files.describe(str(reference)) if upload is None else account.files.put(upload)


def _location(method: SendLocation | SendVenue) -> Json:
    if not -90 <= method.latitude <= 90 or not -180 <= method.longitude <= 180:
        raise bad_request("location coordinates are out of range")
    return {"latitude": method.latitude, "longitude": method.longitude}
