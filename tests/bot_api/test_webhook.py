"""Delivery to a webhook."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from tests.bot_api.bell import Bell
from tests.bot_api.conftest import CHAT, PERSON, Wire
from tests.bot_api.refusal import Json
from tests.bot_api.webhook import SECRET_HEADER


@dataclass
class Hook:
    """Takes down what arrives; answers 500 as often as `failures` says, and slowly where `slow` says."""

    url: str = ""
    failures: int = 0
    slow: float = 0.0
    arrived: list[Json] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    bell: Bell = field(default_factory=Bell)

    async def take(self, request: web.Request) -> web.Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.headers.append(dict(request.headers))
        await asyncio.sleep(self.slow)
        self.at_once -= 1
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        self.arrived.append(await request.json())
        self.bell.ring()
        return web.Response()

    async def holds(self, count: int) -> list[str]:
        async with asyncio.timeout(10):
            while len(self.arrived) < count:
                await self.bell.heard(10)
        return [update["message"]["text"] for update in self.arrived]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    made = Hook()
    app = web.Application()
    app.router.add_post("/hook", made.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_updates_arrive_with_the_secret_and_the_exact_content_type(wire: Wire, hook: Hook) -> None:
    await wire.result("setWebhook", url=hook.url, secret_token="geheim_1")
    await wire.says("Moin")
    assert await hook.holds(1) == ["Moin"]
    assert hook.headers[0][SECRET_HEADER] == "geheim_1"
    assert hook.headers[0]["Content-Type"] == "application/json"
    await asyncio.sleep(0.05)
    assert (await wire.state())["pending"] == 0


async def test_a_refused_update_comes_again_and_the_error_is_shown(wire: Wire, hook: Hook) -> None:
    hook.failures = 2
    await wire.result("setWebhook", url=hook.url)
    await wire.says("noch einmal")
    assert await hook.holds(1) == ["noch einmal"]
    info = await wire.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert info["url"] == hook.url


async def test_chats_are_served_side_by_side_and_one_chat_in_order(wire: Wire, hook: Hook) -> None:
    hook.slow = 0.1
    await wire.result("setWebhook", url=hook.url)
    for number in range(3):
        for chat in (7, 8, 9):
            place = {"chat": {**CHAT, "id": chat}, "from": {**PERSON, "id": chat}}
            await wire.happens({"message": {**place, "text": f"{chat}-{number}"}})
    texts = await hook.holds(9)
    assert hook.most_at_once == 3
    assert [text for text in texts if text.startswith("8")] == ["8-0", "8-1", "8-2"]


async def test_a_webhook_and_a_poller_exclude_each_other(wire: Wire, hook: Hook) -> None:
    poll = asyncio.create_task(wire.ask("getUpdates", timeout=10))
    await asyncio.sleep(0.1)
    await wire.result("setWebhook", url=hook.url)
    assert "terminated by setWebhook" in (await poll)["description"]
    assert "webhook is active" in await wire.refusal("getUpdates")
    await wire.result("deleteWebhook")
    assert await wire.result("getUpdates") == []


async def test_what_waits_moves_between_webhook_and_poller_unless_it_is_dropped(wire: Wire, hook: Hook) -> None:
    await wire.says("wartet")
    await wire.result("setWebhook", url=hook.url)
    assert await hook.holds(1) == ["wartet"]
    await wire.result("deleteWebhook")
    await wire.says("verworfen")
    await wire.result("setWebhook", url=hook.url, drop_pending_updates=True)
    await wire.says("danach")
    assert await hook.holds(2) == ["wartet", "danach"]


async def test_a_bad_secret_or_address_is_refused(wire: Wire) -> None:
    secret = await wire.refusal("setWebhook", url="https://x.de/h", secret_token="mit Leerzeichen")
    assert secret == "Bad Request: secret token contains unallowed characters"
    assert "HTTPS URL" in await wire.refusal("setWebhook", url="ftp://x.de")
