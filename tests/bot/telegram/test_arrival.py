from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.inbox.inbox import Inbox
from bot.setting_sections import TelegramSettings
from bot.storage.storage import Storage
from bot.telegram import webhook
from bot.telegram.arrival import Arrival, arrival
from bot.telegram.cases import Cases
from bot.telegram.channel_error import ChannelError
from bot.telegram.contact import Contact
from bot.telegram.handler_table import ALLOWED_UPDATES
from bot.telegram.intake import Intake
from bot.telegram.polling import Polling
from bot.telegram.webhook import Webhook
from tests.bot.telegram.chats import Bench, bench

GOOD = {"mode": "webhook", "webhook_url": "https://bot.example.org/tg/hook", "secret_token": "geheim-1"}


def settings(**values: object) -> TelegramSettings:
    return TelegramSettings.model_validate(values)


def test_a_webhook_listens_where_the_settings_say() -> None:
    way = arrival(settings(**GOOD, webhook_listen="0.0.0.0:8443"))
    assert way == Webhook("https://bot.example.org/tg/hook", "0.0.0.0", 8443, "tg/hook", "geheim-1")


def test_a_local_server_may_deliver_without_encryption() -> None:
    way = arrival(settings(**GOOD | {"webhook_url": "http://127.0.0.1:9/hook"}))
    assert isinstance(way, Webhook)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"webhook_url": ""}, "telegram.webhook_url is ''"),
        ({"webhook_url": "http://bot.example.org/x"}, "telegram.webhook_url is 'http://bot.example.org/x'"),
        ({"webhook_listen": "8081"}, "telegram.webhook_listen is '8081'"),
        ({"webhook_listen": "127.0.0.1:0"}, "write address and port, as in 127.0.0.1:8081"),
        ({"secret_token": "zwei Wörter"}, "telegram.secret_token \\(not shown\\)"),
    ],
)
def test_a_webhook_that_cannot_work_is_refused_in_one_sentence(wrong: dict[str, str], sentence: str) -> None:
    with pytest.raises(ChannelError, match=sentence) as refusal:
        arrival(settings(**GOOD | wrong))
    assert "zwei Wörter" not in str(refusal.value)


def test_without_a_secret_a_new_one_is_made_each_time() -> None:
    ways = [Webhook.from_settings(settings(**GOOD | {"secret_token": None})) for _ in range(2)]
    assert len({way.secret for way in ways}) == 2
    assert all(len(way.secret) >= 32 for way in ways)


async def test_polling_does_not_take_an_active_webhook_away() -> None:
    async with bench() as desk:
        desk.request.webhook = "https://other.example.org/hook?secret"
        with pytest.raises(ChannelError, match=r"webhook at other\.example\.org; stop that instance and set"):
            await Polling().check(desk.application.bot)


async def test_a_webhook_that_became_active_while_loading_is_left_alone_too(tmp_path: Path) -> None:
    async with bench() as desk:
        await Polling().check(desk.application.bot)
        desk.request.webhook = "https://other.example.org/hook"
        with pytest.raises(ChannelError, match=r"webhook at other\.example\.org"):
            await _opened(Polling(), desk, tmp_path)
        assert desk.request.of("deleteWebhook") == []


async def test_polling_takes_over_when_told_to(tmp_path: Path) -> None:
    async with bench() as desk:
        desk.request.webhook = "https://other.example.org/hook"
        await _opened(arrival(settings(takeover=True)), desk, tmp_path)
        assert len(desk.request.of("deleteWebhook")) == 1


async def test_a_webhook_is_announced_with_its_secret_and_closed_at_the_end(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        listen = probe.getsockname()
    way = arrival(settings(**GOOD, webhook_listen=f"127.0.0.1:{listen[1]}"))
    async with bench() as desk:
        async with _open(way, desk, tmp_path):
            socket.create_connection(listen).close()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(listen)
        (call,) = desk.request.of("setWebhook")
    assert call == {
        "url": GOOD["webhook_url"],
        "secret_token": GOOD["secret_token"],
        "allowed_updates": list(ALLOWED_UPDATES),
        "max_connections": 4,
    }


async def test_a_webhook_that_another_process_takes_away_raises_an_alarm_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(webhook, "LOOK_AGAIN", 0.01)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        listen = f"127.0.0.1:{probe.getsockname()[1]}"
    way, contact = arrival(settings(**GOOD, webhook_listen=listen)), Contact()
    async with bench() as desk:
        desk.request.failures["getWebhookInfo"].append((502, {"description": "Bad Gateway"}))
        async with _open(way, desk, tmp_path, contact):
            await asyncio.sleep(0.2)
    alarms = [record.levelname for record in caplog.records if "taken the webhook away" in record.getMessage()]
    assert alarms == ["CRITICAL"]
    assert (contact.healthy, contact.heard_at is not None) == (False, True)


@asynccontextmanager
async def _open(way: Arrival, desk: Bench, folder: Path, contact: Contact | None = None) -> AsyncIterator[None]:
    bot, inbox = desk.application.bot, Inbox.of_bot(42, Storage(folder))
    intake = Intake(bot, Cases(inbox), desk.application.update_queue)
    async with way.open(bot, intake, contact or Contact()):
        yield
    inbox.close()


async def _opened(way: Arrival, desk: Bench, folder: Path) -> None:
    async with _open(way, desk, folder):
        pass
