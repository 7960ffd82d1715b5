"""Methods about the bot itself."""

from __future__ import annotations

from aiogram.methods import (
    DeleteMyCommands,
    GetChatMenuButton,
    GetMe,
    GetMyCommands,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    SetChatMenuButton,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
)

from tests.bot_api.account import Account
from tests.bot_api.parameters import Call
from tests.bot_api.refusal import Json
from tests.bot_api.schema import plain


def get_me(account: Account, call: Call[GetMe]) -> Json:
    return account.me


def set_my_commands(account: Account, call: Call[SetMyCommands]) -> bool:
    commands = [plain(command) for command in call.method.commands]
    account.profile.set_commands(commands, _scope(call), call.method.language_code)
    return True


def get_my_commands(account: Account, call: Call[GetMyCommands]) -> list[Json]:
    return account.profile.commands(_scope(call), call.method.language_code)


def delete_my_commands(account: Account, call: Call[DeleteMyCommands]) -> bool:
    account.profile.forget_commands(_scope(call), call.method.language_code)
    return True


def set_my_description(account: Account, call: Call[SetMyDescription]) -> bool:
    account.profile.set_text("description", call.method.description, call.method.language_code)
    return True


def get_my_description(account: Account, call: Call[GetMyDescription]) -> Json:
    return {"description": account.profile.text("description", call.method.language_code)}


def set_my_short_description(account: Account, call: Call[SetMyShortDescription]) -> bool:
    account.profile.set_text("short_description", call.method.short_description, call.method.language_code)
    return True


def get_my_short_description(account: Account, call: Call[GetMyShortDescription]) -> Json:
    return {"short_description": account.profile.text("short_description", call.method.language_code)}


def set_my_name(account: Account, call: Call[SetMyName]) -> bool:
    account.profile.set_text("name", call.method.name, call.method.language_code)
    return True


def get_my_name(account: Account, call: Call[GetMyName]) -> Json:
    return {"name": account.profile.text("name", call.method.language_code) or account.me["first_name"]}


def set_chat_menu_button(account: Account, call: Call[SetChatMenuButton]) -> bool:
    account.profile.set_menu(call.method.chat_id, plain(call.method.menu_button))
    return True


def get_chat_menu_button(account: Account, call: Call[GetChatMenuButton]) -> Json:
    return account.profile.menu(call.method.chat_id)


def _scope(call: Call[SetMyCommands] | Call[GetMyCommands] | Call[DeleteMyCommands]) -> Json:
    """With its `type`, which aiogram fills in by itself and `plain` would leave out."""
    scope = call.method.scope
    return {} if scope is None else scope.model_dump(mode="json", exclude_none=True)
