from __future__ import annotations

import pytest

from bot.catalogue import SPOKEN, Catalogue
from bot.telegram.profile import Profile
from tests.bot.telegram.chats import bench, message

CATALOGUE = Catalogue.from_folder()


async def test_the_profile_is_set_for_every_language_and_is_what_telegram_then_holds() -> None:
    async with bench() as desk:
        profile, bot = Profile(desk.application.bot, CATALOGUE), desk.application.bot
        await profile.publish()
        for code in (None, *SPOKEN):
            language = code or "de"
            assert list(await bot.get_my_commands(language_code=code)) == profile.commands(language)
            held = await bot.get_my_description(code), await bot.get_my_short_description(code)
            assert held[0].description == CATALOGUE.text("telegram-description", language)
            assert held[1].short_description == CATALOGUE.text("telegram-short-description", language)


async def test_a_second_start_sets_nothing_and_a_change_only_what_changed() -> None:
    async with bench() as desk:
        profile = Profile(desk.application.bot, CATALOGUE)
        await profile.publish()
        first = [call for call in desk.request.calls if call.method.startswith("set")]
        await profile.publish()
        assert [call for call in desk.request.calls if call.method.startswith("set")] == first
        await desk.application.bot.set_my_description("anders", "pl")
        before = len(desk.request.calls)
        await profile.publish()
        changed = [call for call in desk.request.calls[before:] if call.method.startswith("set")]
    assert [(call.method, call.parameters["language_code"]) for call in changed] == [("setMyDescription", "pl")]


@pytest.mark.parametrize("language", SPOKEN)
async def test_every_offered_command_is_understood_and_within_telegram_s_limits(language: str) -> None:
    async with bench() as desk:
        commands = Profile(desk.application.bot, CATALOGUE).commands(language)
        sent = await desk.take(*(message(f"/{command.command}", language=language) for command in commands))
    assert len(sent) == len(commands) == (9 if language == "de" else 8)
    assert CATALOGUE.text("telegram-unknown-command", language) not in [call["text"] for call in sent]
    assert all(1 <= len(command.description) <= 256 for command in commands)
    assert len(CATALOGUE.text("telegram-description", language)) <= 512
    assert len(CATALOGUE.text("telegram-short-description", language)) <= 120
    assert len(CATALOGUE.text("telegram-thanks", language)) <= 200


async def test_plain_german_is_offered_in_german_and_where_no_language_is_known() -> None:
    async with bench() as desk:
        await Profile(desk.application.bot, CATALOGUE).publish()
        offered = {
            code
            for code in ("", *SPOKEN)
            for command in await desk.application.bot.get_my_commands(language_code=code or None)
            if command.command == "leichtesprache"
        }
    assert offered == {"", "de"}


async def test_a_telegram_that_cannot_set_profiles_does_not_stop_the_bot(caplog: pytest.LogCaptureFixture) -> None:
    async with bench() as desk:
        desk.request.failures["getMyCommands"].append((500, {"description": "not supported"}))
        await Profile(desk.application.bot, CATALOGUE).publish()
    assert "profile could not be set: NetworkError" in caplog.text
