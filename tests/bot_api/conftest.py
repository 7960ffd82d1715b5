"""A server in the test's own event loop, and a bot that speaks plain HTTP."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.bot_api.refusal import Json
from tests.bot_api.server import start

TOKEN = "4711:unit-tests"
CHAT: Json = {"id": 7, "type": "private", "first_name": "Ada"}
PERSON: Json = {"id": 7, "is_bot": False, "first_name": "Ada", "language_code": "de"}


@dataclass(frozen=True, slots=True)
class Wire:
    """Both doors of one server; nothing in between that could smooth a wrong answer."""

    http: httpx.AsyncClient
    url: str
    token: str = TOKEN

    async def ask(self, method: str, **parameters: Any) -> Json:
        """A method call in the form bots use: urlencoded, nested values as JSON."""
        form = {key: value if isinstance(value, str) else json.dumps(value) for key, value in parameters.items()}
        answer: Json = (await self.http.post(f"/bot{self.token}/{method}", data=form)).json()
        return answer

    async def result(self, method: str, **parameters: Any) -> Any:
        answer = await self.ask(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        answer = await self.ask(method, **parameters)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def happens(self, update: Json, *, raw: bool = False) -> Json:
        answer = await self.http.post(
            "/control/update", params={"token": self.token}, json={"update": update, "raw": raw}
        )
        assert answer.status_code == 200, answer.text
        made: Json = answer.json()
        return made

    async def says(self, text: str, **more: Any) -> Json:
        message = {"chat": CHAT, "from": PERSON, "text": text, **more}
        return await self.happens({"message": message})

    async def state(self) -> Json:
        made: Json = (await self.http.get("/control/state", params={"token": self.token})).json()
        return made

    async def fault(self, **what: Any) -> None:
        answer = await self.http.post("/control/fault", params={"token": self.token}, json=what)
        assert answer.status_code == 200, answer.text


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    """A bot whom one citizen (chat 7) has written to; that first message is already acknowledged."""
    runner = await start(0)
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with httpx.AsyncClient(base_url=url, timeout=20, trust_env=False) as http:
        made = Wire(http, url)
        await http.post("/control/bot", json={"token": TOKEN})
        first = await made.says("/start")
        await made.ask("getUpdates", offset=first["update"]["update_id"] + 1)
        yield made
    await runner.cleanup()
