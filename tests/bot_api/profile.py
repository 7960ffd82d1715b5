"""What a bot says about itself: commands by scope and language, descriptions, name and menu button."""

from __future__ import annotations

import json
import re

from tests.bot_api.markup import utf16_length
from tests.bot_api.refusal import Json, bad_request

TEXT_LIMITS = {"description": 512, "short_description": 120, "name": 64}
MOST_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")


class Profile:
    def __init__(self) -> None:
        self._commands: dict[tuple[str, str], list[Json]] = {}
        self._texts: dict[tuple[str, str], str] = {}
        self._menus: dict[int, Json] = {}

    def set_commands(self, commands: list[Json], scope: Json, language: str | None) -> None:
        if len(commands) > MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not _COMMAND.fullmatch(command["command"]):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= utf16_length(command["description"]) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self._commands[_key(scope), _language(language)] = commands

    def commands(self, scope: Json, language: str | None) -> list[Json]:
        return self._commands.get((_key(scope), _language(language)), [])

    def forget_commands(self, scope: Json, language: str | None) -> None:
        self._commands.pop((_key(scope), _language(language)), None)

    def set_text(self, name: str, text: str | None, language: str | None) -> None:
        """`name` is a key of `TEXT_LIMITS`; an empty text removes it."""
        if utf16_length(text or "") > TEXT_LIMITS[name]:
            raise bad_request(f"{name} is too long")
        self._texts[name, _language(language)] = text or ""

    def text(self, name: str, language: str | None) -> str:
        return self._texts.get((name, _language(language)), "")

    def set_menu(self, chat_id: int | None, button: Json) -> None:
        self._menus[chat_id or 0] = button or {"type": "default"}

    def menu(self, chat_id: int | None) -> Json:
        return self._menus.get(chat_id or 0, {"type": "default"})


def _key(scope: Json) -> str:
    return json.dumps(scope or {"type": "default"}, sort_keys=True)


def _language(code: str | None) -> str:
    if not _LANGUAGE.fullmatch(code or ""):
        raise bad_request("invalid language code specified")
    return code or ""
