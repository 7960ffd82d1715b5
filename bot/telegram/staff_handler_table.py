"""Which update of staff goes to which handler; for everybody else each falls back to what citizens get."""

from __future__ import annotations

import re
from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.telegram.callback_data import OF_STAFF, Press
from bot.telegram.press_handlers import PressHandlers
from bot.telegram.question_handlers import Context, QuestionHandlers
from bot.telegram.staff_desk import StaffDesk
from bot.telegram.staff_handlers import StaffHandlers
from bot.telegram.staff_press_handlers import StaffPressHandlers

_LINK = filters.Regex(re.compile(r"\A\s*https?://\S+[ \t]*(?:\n[^:\n]{1,40}:[^\n]*|\n[ \t]*)*\s*\Z", re.IGNORECASE))
"""An address, with lines such as "Datum: 3. November 2026" below it."""


def handlers_of_staff(staff: StaffDesk, private: filters.BaseFilter) -> list[BaseHandler[Any, Context, Any]]:
    """For messages that pass `private`; they stand before those of citizens, and in groups staff is nobody special."""
    sent, pressed = StaffHandlers(staff), StaffPressHandlers(staff)
    question, press = QuestionHandlers(staff.desk), PressHandlers(staff.desk)
    unknown = question.unknown_command
    return [
        CommandHandler(["stand", "status"], staff.only(sent.standing, unknown), private),
        CommandHandler(["zurueck", "rollback"], staff.only(sent.ask_to_roll_back, unknown), private),
        CommandHandler(["luecken", "gaps"], staff.only(sent.gaps, unknown), private),
        CommandHandler(["entfernen", "remove"], staff.only(sent.ask_to_withdraw, unknown), private),
        CommandHandler(["koppeln", "pair"], sent.pair, private),
        CallbackQueryHandler(staff.only(pressed.pressed, press.pressed), _is_of_staff),
        MessageHandler(filters.Document.ALL & filters.CAPTION & private, staff.only(sent.upload, question.question)),
        MessageHandler(filters.Document.ALL & private, staff.only(sent.upload, question.no_text)),
        MessageHandler(_LINK & private, staff.only(sent.link, question.question)),
    ]


def _is_of_staff(data: object) -> bool:
    press = Press.from_data(data if isinstance(data, str) else None)
    return press is not None and press.action in OF_STAFF
