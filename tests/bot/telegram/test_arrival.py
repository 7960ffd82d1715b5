from __future__ import annotations

import socket

import pytest
from telegram.error import Conflict, NetworkError

from bot.setting_sections import TelegramSettings
from bot.telegram.arrival import Arrival, arrival
from bot.telegram.channel_error import ChannelError
from bot.telegram.handler_table import ALLOWED_UPDATES
from bot.telegram.polling import Polling, _hindrance
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


async def test_a_webhook_that_became_active_while_loading_is_left_alone_too() -> None:
    async with bench() as desk:
        await Polling().check(desk.application.bot)
        desk.request.webhook = "https://other.example.org/hook"
        with pytest.raises(ChannelError, match=r"webhook at other\.example\.org"):
            await _opened(Polling(), desk)
        assert desk.request.of("deleteWebhook") == []


async def test_polling_takes_over_when_told_to() -> None:
    async with bench() as desk:
        desk.request.webhook = "https://other.example.org/hook"
        await _opened(arrival(settings(takeover=True)), desk)
        assert len(desk.request.of("deleteWebhook")) == 1
        assert desk.application.updater is not None
        assert not desk.application.updater.running


async def test_a_webhook_is_announced_with_its_secret_and_closed_at_the_end() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        listen = probe.getsockname()
    way = arrival(settings(**GOOD, webhook_listen=f"127.0.0.1:{listen[1]}"))
    async with bench() as desk:
        async with way.open(desk.application):
            socket.create_connection(listen).close()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(listen)
        (call,) = desk.request.of("setWebhook")
    assert call == {
        "url": GOOD["webhook_url"],
        "secret_token": GOOD["secret_token"],
        "allowed_updates": list(ALLOWED_UPDATES),
    }


async def _opened(way: Arrival, desk: Bench) -> None:
    async with way.open(desk.application):
        pass


def test_two_pollers_raise_an_alarm_and_a_short_outage_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    _hindrance(Conflict("terminated by other getUpdates request"))
    _hindrance(NetworkError("Bad Gateway"))
    assert [(record.levelname, record.getMessage().split(":")[0]) for record in caplog.records] == [
        ("CRITICAL", "conflict"),
        ("WARNING", "fetching updates failed"),
    ]
