"""Which update goes to which handler; the first that fits takes it."""

from __future__ import annotations

from typing import Any

from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.telegram.announcement_handlers import AnnouncementHandlers, is_of_announcements
from bot.telegram.desk import Desk
from bot.telegram.information_handlers import InformationHandlers
from bot.telegram.inline_handler import InlineHandler
from bot.telegram.press_handlers import PressHandlers
from bot.telegram.privacy_handlers import PrivacyHandlers, is_of_erasure
from bot.telegram.question_handlers import Context, QuestionHandlers
from bot.telegram.staff_desk import StaffDesk
from bot.telegram.staff_handler_table import handlers_of_staff

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "inline_query")
"""All that Telegram is asked for."""

_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_WORDS = (filters.TEXT & ~filters.COMMAND | filters.CAPTION) & (
    filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
)


def handlers(
    desk: Desk,
    privacy: PrivacyHandlers,
    announcements: AnnouncementHandlers,
    *,
    inline: InlineHandler,
    staff: StaffDesk | None = None,
) -> list[BaseHandler[Any, Context, Any]]:
    """Known commands before unknown ones; words before what is no text; in groups silence is the rule."""
    question, information, press = QuestionHandlers(desk), InformationHandlers(desk), PressHandlers(desk)
    return [
        CommandHandler("start", question.start),
        CommandHandler(["hilfe", "help"], information.help),
        CommandHandler(["quellen", "sources"], information.sources),
        CommandHandler(["datenschutz", "privacy"], privacy.notice),
        CommandHandler(["meinedaten", "mydata"], privacy.mine, _PRIVATE),
        CommandHandler(["loeschen", "delete"], privacy.ask, _PRIVATE),
        CallbackQueryHandler(privacy.pressed, is_of_erasure),
        CommandHandler(["abo", "subscribe"], announcements.show, _PRIVATE),
        CallbackQueryHandler(announcements.pressed, is_of_announcements),
        CommandHandler(["sprache", "language"], information.language),
        CommandHandler("leichtesprache", information.plain_german),
        CommandHandler(["einstellungen", "settings"], information.settings),
        *(handlers_of_staff(staff, _PRIVATE) if staff else []),
        CallbackQueryHandler(press.pressed),
        MessageHandler(_WORDS, question.question),
        MessageHandler(filters.COMMAND & _PRIVATE, question.unknown_command),
        MessageHandler(_PRIVATE & ~filters.StatusUpdate.ALL, question.no_text),
        InlineQueryHandler(inline.asked),
        ChatMemberHandler(information.membership, ChatMemberHandler.MY_CHAT_MEMBER),
    ]
