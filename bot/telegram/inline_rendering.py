"""Answers that a citizen sends to another chat, as Telegram shows them to choose from."""

from __future__ import annotations

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode

from bot.catalogue import Catalogue
from bot.dialogue.reply import Reply, Status
from bot.telegram.quoted_markdown import from_markdown
from bot.telegram.rendering import Message, Renderer
from bot.telegram.shortening import on_one_line

SHOWN = 200
"""Characters of a quotation in the list."""

FROM_INLINE = "inline"
"""The payload of /start behind the button; it names no topic and is a plain start."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class InlineRenderer:
    """In the language of whoever types; the quotation stays as it is."""

    def __init__(self, catalogue: Catalogue, replies: Renderer) -> None:
        self._catalogue = catalogue
        self._replies = replies

    def results(self, reply: Reply, language: str) -> list[InlineQueryResultArticle]:
        """The answer with its source; a refusal is nothing to send to others."""
        if reply.status is not Status.ANSWERED or not reply.quotes:
            return []
        asked = self._catalogue.text("telegram-inline-asked", language, question=reply.question)
        parts = self._replies.reply(reply, opening=asked)
        first = reply.quotes[0]
        shown = on_one_line(from_markdown(first.text).text, SHOWN)
        return [_article(first.title, shown, parts[0])] if len(parts) == 1 else []

    def help(self, language: str) -> list[InlineQueryResultArticle]:
        """How one asks; sent, it says what the bot is."""
        title, hint = (self._catalogue.text(key, language) for key in ("telegram-command-help", "telegram-inline-hint"))
        return [_article(title, hint, self._replies.text("telegram-description", language)[0])]

    def button(self, language: str) -> InlineQueryResultsButton:
        return InlineQueryResultsButton(self._catalogue.text("telegram-inline-button", language), None, FROM_INLINE)


def _article(title: str, shown: str, message: Message) -> InlineQueryResultArticle:
    content = InputTextMessageContent(message.html, ParseMode.HTML, link_preview_options=_NO_PREVIEW)
    return InlineQueryResultArticle("1", title, content, description=shown)
