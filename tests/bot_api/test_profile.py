"""Commands, descriptions, name and menu button."""

from __future__ import annotations

from tests.bot_api.conftest import Wire

COMMANDS = [{"command": "hilfe", "description": "Was ich kann"}]


async def test_commands_are_kept_by_scope_and_language(wire: Wire) -> None:
    private = {"type": "all_private_chats"}
    assert await wire.result("setMyCommands", commands=COMMANDS, scope=private, language_code="de") is True
    assert await wire.result("getMyCommands", scope=private, language_code="de") == COMMANDS
    assert await wire.result("getMyCommands") == []
    assert await wire.result("getMyCommands", scope=private) == []
    assert await wire.result("deleteMyCommands", scope=private, language_code="de") is True
    assert await wire.result("getMyCommands", scope=private, language_code="de") == []


async def test_no_scope_is_the_default_scope(wire: Wire) -> None:
    await wire.result("setMyCommands", commands=COMMANDS)
    assert await wire.result("getMyCommands", scope={"type": "default"}) == COMMANDS


async def test_wrong_commands_and_languages_are_refused(wire: Wire) -> None:
    wrong = [{"command": "Über", "description": "a"}]
    assert "BOT_COMMAND_INVALID" in await wire.refusal("setMyCommands", commands=wrong)
    bare = [{"command": "a", "description": ""}]
    assert "BOT_COMMAND_DESCRIPTION_INVALID" in await wire.refusal("setMyCommands", commands=bare)
    language = await wire.refusal("setMyCommands", commands=COMMANDS, language_code="de-AT")
    assert language == "Bad Request: invalid language code specified"


async def test_descriptions_and_name_have_their_limits_and_languages(wire: Wire) -> None:
    assert await wire.result("setMyDescription", description="d" * 512, language_code="de") is True
    assert await wire.result("getMyDescription", language_code="de") == {"description": "d" * 512}
    assert await wire.result("getMyDescription") == {"description": ""}
    assert "too long" in await wire.refusal("setMyDescription", description="d" * 513)
    assert "too long" in await wire.refusal("setMyShortDescription", short_description="d" * 121)
    assert "too long" in await wire.refusal("setMyName", name="d" * 65)
    assert await wire.result("setMyShortDescription", short_description="kurz") is True
    assert await wire.result("getMyShortDescription") == {"short_description": "kurz"}


async def test_the_menu_button_is_remembered(wire: Wire) -> None:
    assert await wire.result("getChatMenuButton") == {"type": "default"}
    assert await wire.result("setChatMenuButton", menu_button={"type": "commands"}) is True
    assert await wire.result("getChatMenuButton") == {"type": "commands"}
