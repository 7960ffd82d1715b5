"""What Telegram shows of the bot before one writes to it: commands, description, short description."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from bot.catalogue import SPOKEN, Catalogue

log = logging.getLogger(__name__)

GERMAN = {
    "hilfe": "help",
    "quellen": "sources",
    "abo": "subscriptions",
    "sprache": "language",
    "leichtesprache": "plain",
    "einstellungen": "settings",
    "datenschutz": "privacy",
    "meinedaten": "mine",
    "loeschen": "erase",
}
"""Commands with the last part of the text that says what they do; plain language there is in German alone."""
OTHER = {key: key for key in ("help", "sources", "language", "settings", "privacy")} | {
    "subscribe": "subscriptions",
    "mydata": "mine",
    "delete": "erase",
}
IN_GROUPS = 2
"""Only the first so many commands are offered in groups."""


class Profile:
    """Set for each language and as default (German), and only where Telegram holds something else."""

    def __init__(self, bot: Bot, catalogue: Catalogue) -> None:
        self._bot = bot
        self._catalogue = catalogue

    async def publish(self) -> None:
        """Bring Telegram up to date; a profile that cannot be set is no reason to keep citizens waiting."""
        try:
            changed = sum([await self._publish(code) for code in ("", *SPOKEN)])
            log.info("profile is up to date, %d entries changed", changed)
        except Exception as error:
            log.warning("profile could not be set: %s", type(error).__name__)

    def commands(self, language: str) -> list[BotCommand]:
        """The commands of a language with what they do."""
        named = GERMAN if language == "de" else OTHER
        return [
            BotCommand(name, self._catalogue.text(f"telegram-command-{key}", language)) for name, key in named.items()
        ]

    async def _publish(self, code: str) -> int:
        language = code or "de"
        commands = self.commands(language)
        changed = await self._set_commands(BotCommandScopeDefault(), code, commands)
        changed += await self._set_commands(BotCommandScopeAllPrivateChats(), code, commands)
        changed += await self._set_commands(BotCommandScopeAllGroupChats(), code, commands[:IN_GROUPS])
        return changed + await self._set_descriptions(code, language)

    async def _set_commands(self, scope: BotCommandScope, code: str, wanted: Sequence[BotCommand]) -> int:
        if list(await self._bot.get_my_commands(scope, code or None)) == list(wanted):
            return 0
        await self._bot.set_my_commands(wanted, scope, code or None)
        return 1

    async def _set_descriptions(self, code: str, language: str) -> int:
        changed = 0
        text = self._catalogue.text("telegram-description", language)
        if (await self._bot.get_my_description(code or None)).description != text:
            await self._bot.set_my_description(text, code or None)
            changed += 1
        text = self._catalogue.text("telegram-short-description", language)
        if (await self._bot.get_my_short_description(code or None)).short_description != text:
            await self._bot.set_my_short_description(text, code or None)
            changed += 1
        return changed
