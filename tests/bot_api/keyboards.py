"""What Telegram demands of the buttons under a message."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from pydantic import BaseModel

from tests.bot_api.refusal import Json, bad_request
from tests.bot_api.schema import plain

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
LONGEST_DATA = 64
_NO_ACTION = frozenset({"text", "style", "icon_custom_emoji_id", "disabled"})


def inline_keyboard(markup: BaseModel | None) -> Json:
    """The `reply_markup` of the message to be shown; other keyboards are not part of a message."""
    if not isinstance(markup, InlineKeyboardMarkup):
        return {}
    rows = [row for row in markup.inline_keyboard if row]
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in rows):
        raise bad_request("too many buttons in the reply markup")
    for button in (button for row in rows for button in row):
        _check(button)
    return {"reply_markup": plain(markup)} if rows else {}


def _check(button: InlineKeyboardButton) -> None:
    if not button.text.strip():
        raise bad_request("text buttons must be non-empty")
    if len(set(plain(button)) - _NO_ACTION) != 1:
        raise bad_request("exactly one action must be given for an inline keyboard button")
    if button.callback_data is not None and not 1 <= len(button.callback_data.encode()) <= LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if button.url is not None and not _reachable(button.url):
        raise bad_request(f"inline keyboard button URL '{button.url}' is invalid: Wrong HTTP URL")


def _reachable(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "tg") and bool(parts.netloc)
