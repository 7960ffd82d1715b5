"""Which words of a message are meant for the bot: all of them in private, only what is addressed to it in a group."""

from __future__ import annotations

from telegram import Bot, Message, MessageEntity
from telegram.constants import ChatType


def addressed_text(message: Message, bot: Bot) -> str | None:
    """The question without the bot's name; None when the message is not meant for the bot."""
    text = message.text or message.caption or ""
    if message.from_user is not None and message.from_user.is_bot:
        return None
    if message.chat.type == ChatType.PRIVATE:
        return text
    named = _named(message, bot)
    if named:
        return _without(text, named)
    return text if _replies_to(message, bot) else None


def _named(message: Message, bot: Bot) -> list[str]:
    parsed = message.parse_entities if message.text else message.parse_caption_entities
    try:
        mentions = parsed([MessageEntity.MENTION]).values()
    except UnicodeError:  # an entity that begins or ends inside of a character
        return []
    return [mention for mention in mentions if mention.lower() == f"@{bot.username}".lower()]


def _without(text: str, named: list[str]) -> str:
    for mention in named:
        text = text.replace(mention, " ")
    return " ".join(text.split())


def _replies_to(message: Message, bot: Bot) -> bool:
    answered = message.reply_to_message
    return answered is not None and answered.from_user is not None and answered.from_user.id == bot.id
