from __future__ import annotations

import asyncio
import logging
import signal
import socket
from pathlib import Path

import pytest
from pydantic import SecretStr
from telegram import Update

from bot.catalogue import Catalogue
from bot.operations.check import Check
from bot.operations.operations import Operations
from bot.setting_sections import StorageSettings, TelegramSettings
from bot.settings import Settings
from bot.telegram import reaching, service
from bot.telegram.application import Requests, build_bot
from bot.telegram.channel_error import ChannelError
from bot.telegram.instance_lock import only_instance
from bot.telegram.service import FIRST_QUESTIONS, serve
from bot.telegram.tolerant_bot import TolerantBot
from tests.bot.telegram.chats import TOKEN, message
from tests.bot.telegram.fake_dialogue import FakeDialogue
from tests.bot.telegram.fake_office import FakeOffice
from tests.bot.telegram.fake_request import FakeRequest


def settings(folder: Path, **telegram: object) -> Settings:
    return Settings.model_validate({"data_dir": folder, "telegram": {"token": TOKEN} | telegram})


def unneeded() -> FakeDialogue:
    raise AssertionError("the dialogue is made although the start is refused")


@pytest.fixture
def request_(monkeypatch: pytest.MonkeyPatch) -> FakeRequest:
    """Telegram as the service meets it."""
    fake = FakeRequest()

    def connected(settings: TelegramSettings, token: str, _: Requests) -> TolerantBot:
        return build_bot(settings, token, Requests(fake, fake))

    monkeypatch.setattr(service, "build_bot", connected)
    monkeypatch.setattr(reaching, "PAUSES", (0.0, 0.0))
    return fake


@pytest.mark.parametrize(
    ("token", "sentence"),
    [(None, "no token; get one from @BotFather"), ("Unsinn", r"the token \(not shown\) is none"), ("1:ä ö", "is none")],
)
def test_a_missing_or_impossible_token_is_named_without_showing_it(
    tmp_path: Path, token: str | None, sentence: str
) -> None:
    with pytest.raises(ChannelError, match=sentence) as refusal:
        serve(settings(tmp_path, token=token), unneeded, Catalogue.from_folder())
    assert token is None or token not in str(refusal.value)


def test_a_second_process_for_the_same_bot_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    running = pytest.raises(ChannelError, match="bot 123456 is already running here")
    with only_instance(tmp_path, TOKEN), running, only_instance(tmp_path, TOKEN):
        pass
    with only_instance(tmp_path, TOKEN), only_instance(tmp_path, "99:another-bot"):
        pass


def test_a_locked_bot_is_refused_before_anything_is_loaded_or_called(tmp_path: Path, request_: FakeRequest) -> None:
    with only_instance(tmp_path, TOKEN), pytest.raises(ChannelError, match="already running here"):
        serve(settings(tmp_path), unneeded, Catalogue.from_folder())
    assert request_.calls == []


def test_a_token_that_telegram_refuses_is_told_before_anything_is_loaded(tmp_path: Path, request_: FakeRequest) -> None:
    request_.failures["getMe"].append((401, {"description": "Unauthorized"}))
    with pytest.raises(ChannelError, match=r"does not know the token \(not shown\)"):
        serve(settings(tmp_path), unneeded, Catalogue.from_folder())


def test_an_unreachable_telegram_is_tried_again_and_told_before_anything_is_loaded(
    tmp_path: Path, request_: FakeRequest
) -> None:
    request_.failures["getMe"] += [(502, {"description": "Bad Gateway"})] * 3
    operations = Operations()
    with pytest.raises(ChannelError, match=r"cannot be reached \(NetworkError, 3 attempts\)"):
        serve(settings(tmp_path), unneeded, Catalogue.from_folder(), operations=operations)
    assert len(request_.of("getMe")) == 3
    told = "not reached since the start (NetworkError, attempts in vain: 2); check the network and telegram.base_url"
    assert operations.report().checks["telegram"] == Check(False, told)


def test_while_the_bot_is_loading_readiness_says_that_telegram_was_reached(
    tmp_path: Path, request_: FakeRequest
) -> None:
    operations, seen = Operations(), []

    def slow() -> FakeDialogue:
        seen.append(operations.report().checks["telegram"])
        signal.raise_signal(signal.SIGTERM)
        return FakeDialogue()

    serve(settings(tmp_path), slow, Catalogue.from_folder(), operations=operations)
    assert seen == [Check(True, "reached; the bot is loading")]


def test_an_active_webhook_is_told_before_anything_is_loaded(tmp_path: Path, request_: FakeRequest) -> None:
    request_.webhook = "https://other.example.org/hook"
    with pytest.raises(ChannelError, match=r"set telegram\.takeover = true"):
        serve(settings(tmp_path), unneeded, Catalogue.from_folder())


def test_a_port_that_is_taken_is_told_before_anything_is_loaded(tmp_path: Path, request_: FakeRequest) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        webhook = {"mode": "webhook", "webhook_url": "https://bot.example.org/hook", "webhook_listen": listen}
        with pytest.raises(ChannelError, match=f"cannot listen on {listen}"):
            serve(settings(tmp_path, **webhook), unneeded, Catalogue.from_folder())


def test_a_webhook_that_telegram_refuses_is_told_and_nothing_is_left_open(
    tmp_path: Path, request_: FakeRequest
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        listen = f"127.0.0.1:{probe.getsockname()[1]}"
    webhook = {"mode": "webhook", "webhook_url": "https://bot.example.org/hook", "webhook_listen": listen}
    request_.failures["setWebhook"].append((400, {"description": "Bad Request: bad webhook: IP address is reserved"}))
    with pytest.raises(ChannelError, match=r"refused to start webhook \(BadRequest: Bad webhook: ip address"):
        serve(settings(tmp_path, **webhook), FakeDialogue, Catalogue.from_folder())
    socket.create_server(("127.0.0.1", int(listen.partition(":")[2]))).close()


def test_a_signal_while_loading_ends_without_an_error_and_without_serving(
    tmp_path: Path, request_: FakeRequest
) -> None:
    def slow() -> FakeDialogue:
        signal.raise_signal(signal.SIGTERM)
        return unneeded()

    serve(settings(tmp_path), slow, Catalogue.from_folder())
    assert [call.method for call in request_.calls] == ["getMe", "getWebhookInfo"]


def test_the_first_question_is_asked_before_updates_come_in(
    tmp_path: Path, request_: FakeRequest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    dialogue, asked_before = FakeDialogue(), []

    async def fetched(*_: object, **__: object) -> tuple[()]:
        asked_before.append(list(dialogue.asked))
        await asyncio.sleep(0.05)
        if "ready" in caplog.text:
            signal.raise_signal(signal.SIGTERM)
        return ()

    monkeypatch.setattr(TolerantBot, "get_updates", fetched)
    caplog.set_level(logging.INFO, "bot")
    serve(settings(tmp_path), lambda: dialogue, Catalogue.from_folder())
    assert asked_before[0] == dialogue.asked == list(FIRST_QUESTIONS)
    events = [record.getMessage().split(":")[0] for record in caplog.records if record.name == "bot.telegram.service"]
    assert events == ["reached Telegram as @strategie_bot; loading", "ready", "stopping"]


def test_the_office_opens_after_the_dialogue_and_staff_are_served(
    tmp_path: Path, request_: FakeRequest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made: list[str] = []

    def dialogue() -> FakeDialogue:
        made.append("dialogue")
        return FakeDialogue()

    def office() -> FakeOffice:
        made.append("office")
        return FakeOffice()

    async def fetched(bot: TolerantBot, *_: object, **__: object) -> tuple[Update, ...]:
        await asyncio.sleep(0.02)
        if "ready" not in caplog.text:
            return ()
        if request_.sent():
            signal.raise_signal(signal.SIGTERM)
            return ()
        return (Update.de_json(message("/stand"), bot),)

    monkeypatch.setattr(TolerantBot, "get_updates", fetched)
    caplog.set_level(logging.INFO, "bot")
    serve(settings(tmp_path), dialogue, Catalogue.from_folder(), office)
    assert made == ["dialogue", "office"]
    assert request_.sent()[0]["text"].startswith("<b>Veröffentlicht ist:</b>")


def test_replicas_in_webhook_mode_need_a_secret_of_their_own(tmp_path: Path) -> None:
    webhook = {"mode": "webhook", "webhook_url": "https://bot.example.org/hook", "webhook_listen": "127.0.0.1:1"}
    shared = settings(tmp_path, **webhook).model_copy(
        update={"storage": StorageSettings(url=SecretStr("postgresql://bot@127.0.0.1:1/bot"), url_file=None)}
    )
    with pytest.raises(ChannelError, match=r"telegram\.secret_token is not set; set the same one for all"):
        serve(shared, unneeded, Catalogue.from_folder())
