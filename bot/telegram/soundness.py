"""Whether an update that was parsed holds what everything after that relies on; the library looks at no type."""

from __future__ import annotations

from datetime import datetime

from telegram import MaybeInaccessibleMessage, Update

LARGEST_NUMBER = 2**63
"""Telegram's numbers lie below this, and so do those that a database keeps."""


def check(update: Update) -> None:
    """Raise TypeError for a number, moment or text that is none; says which, not what it is."""
    chat, person = update.effective_chat, update.effective_user
    press, inline = update.callback_query, update.inline_query
    _need(_is_number(update.update_id), "its number")
    _need(chat is None or (_is_number(chat.id) and isinstance(chat.type, str)), "the chat")
    _need(person is None or _is_number(person.id), "the sender")
    _need(person is None or isinstance(person.language_code, str | None), "the sender's language")
    for message in (update.message, update.edited_message, press.message if press else None):
        if message is not None:
            _check_message(message)
    _need(press is None or (isinstance(press.id, str) and isinstance(press.data, str | None)), "what was pressed")
    _need(inline is None or (isinstance(inline.id, str) and isinstance(inline.query, str)), "what was typed elsewhere")


def _check_message(message: MaybeInaccessibleMessage) -> None:
    _need(_is_number(message.message_id), "the message's number")
    _need(isinstance(message.date, datetime), "the message's date")
    _need(message.chat is not None and _is_number(message.chat.id), "the message's chat")
    for words in ("text", "caption"):
        _need(isinstance(getattr(message, words, None), str | None), f"the message's {words}")


def _need(sound: bool, what: str) -> None:
    if not sound:
        raise TypeError(f"{what} is not what Telegram makes")


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST_NUMBER
