"""Shows staff, and nobody else, their commands in Telegram's menu."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.catalogue import Catalogue, spoken
from bot.telegram.profile import Profile
from bot.telegram.visitor import Visitor

log = logging.getLogger(__name__)

GERMAN = {"stand": "standing", "zurueck": "back", "luecken": "gaps", "entfernen": "withdraw"}
"""Commands with the last part of the text that says what they do."""
OTHER = {"status": "standing", "rollback": "back", "gaps": "gaps", "remove": "withdraw"}


class StaffMenu:
    """Offered once to each member of staff; what Telegram refuses is no loss, the commands work all the same."""

    def __init__(self, bot: Bot, catalogue: Catalogue) -> None:
        self._bot = bot
        self._catalogue = catalogue
        self._offered: set[str] = set()

    async def offer(self, visitor: Visitor) -> None:
        if visitor.conversation in self._offered:
            return
        self._offered.add(visitor.conversation)
        try:
            await self._bot.set_my_commands(self.commands(visitor.language), BotCommandScopeChat(visitor.place.chat))
        except TelegramError as refusal:
            log.info("the menu of staff could not be set: %s", type(refusal).__name__)

    def commands(self, language: str) -> list[BotCommand]:
        """The commands of staff, then those of everybody."""
        language = spoken(language)
        named = GERMAN if language == "de" else OTHER
        own = [BotCommand(name, self._catalogue.text(f"staff-command-{key}", language)) for name, key in named.items()]
        return own + Profile(self._bot, self._catalogue).commands(language)
