from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from httpx import AsyncClient, Response, TransportError
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update
from tornado.netutil import bind_sockets

from bot.inbox.inbox import Inbox
from bot.storage.storage import Storage
from bot.telegram.cases import Cases
from bot.telegram.intake import Intake
from bot.telegram.webhook_reception import HEADER, LARGEST_BODY, Reception
from tests.bot.telegram.chats import bench, message

GOOD = {HEADER: "geheim-1", "Content-Type": "application/json"}
POISON = {"update_id": 5, "callback_query": {"id": "1", "data": "Geheimnis"}}
SECRET_WORDS = "Quastenflosser"


@dataclass(frozen=True, slots=True)
class Door:
    """A listening reception, and what it has queued."""

    client: AsyncClient
    queue: asyncio.Queue[object]

    async def post(self, content: object, headers: dict[str, str] = GOOD) -> Response:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        return await self.client.post("/tg/hook", content=body, headers=headers)

    def texts(self) -> list[str | None]:
        updates = [self.queue.get_nowait() for _ in range(self.queue.qsize())]
        return [each.message.text if isinstance(each, Update) and each.message else None for each in updates]


@asynccontextmanager
async def door(folder: Path) -> AsyncIterator[Door]:
    async with bench() as desk:
        queue: asyncio.Queue[object] = asyncio.Queue()
        inbox = Inbox.of_bot(42, Storage(folder))
        intake = Intake(desk.application.bot, Cases(inbox), queue)
        server = Reception(desk.application.bot, intake, "geheim-1").server("tg/hook")
        sockets = bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        port = sockets[0].getsockname()[1]
        try:
            async with AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
                yield Door(client, queue)
        finally:
            server.stop()
            await server.close_all_connections()
            inbox.close()


async def test_an_update_that_nobody_can_use_is_taken_and_skipped(tmp_path: Path) -> None:
    spoilt = message("Geheimnis")
    spoilt["message"]["from"]["id"] = {"id": None}
    async with door(tmp_path) as there:
        answers = [await there.post(update) for update in (spoilt, message("Frage"))]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert there.texts() == ["Frage"]


async def test_an_update_with_the_secret_is_queued(tmp_path: Path) -> None:
    async with door(tmp_path) as there:
        answers = [await there.post(message("Frage")), await there.post(message("Und?"), GOOD | {"Content-Type": JSON})]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert there.texts() == ["Frage", "Und?"]


JSON = "application/json; charset=utf-8"


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "application/json"},
        GOOD | {HEADER: ""},
        GOOD | {HEADER: "geheim-"},
        GOOD | {HEADER: "geheim-11"},
        GOOD | {"Content-Type": "text/plain"},
        {HEADER: "geheim-1"},
    ],
)
async def test_without_the_secret_or_with_another_kind_of_content_nothing_is_taken(
    headers: dict[str, str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with door(tmp_path) as there:
        assert (await there.post(message(SECRET_WORDS), headers)).status_code == 403
        assert there.texts() == []
    assert caplog.text == ""


async def test_an_unreadable_update_is_accepted_skipped_and_logged_by_number_and_error_alone(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with door(tmp_path) as there:
        assert (await there.post(POISON)).status_code == 200
        assert (await there.post({"update_id": SECRET_WORDS, "message": {"text": SECRET_WORDS}})).status_code == 200
        assert (await there.post(b'{"text": "' + SECRET_WORDS.encode())).status_code == 200
        assert (await there.post(message("Frage"))).status_code == 200
        assert there.texts() == ["Frage"]
    assert [record.getMessage() for record in caplog.records] == [
        "skipped update 5: TypeError",
        "skipped update None: KeyError",
        "skipped a delivery that is no JSON: JSONDecodeError",
    ]


@settings(deadline=None, max_examples=30)
@given(st.binary(max_size=40) | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_no_body_whatsoever_is_refused(body: bytes | str) -> None:
    async def deliver() -> None:
        async with bench() as desk:
            queue: asyncio.Queue[object] = asyncio.Queue()
            unused = Inbox.of_bot(42, Storage(Path("nowhere")))
            intake = Intake(desk.application.bot, Cases(unused), queue)
            await Reception(desk.application.bot, intake, "x").take(body if isinstance(body, bytes) else body.encode())
            assert (queue.empty(), unused.writable) == (True, True)

    asyncio.run(deliver())


async def test_a_deeply_nested_body_is_skipped(tmp_path: Path) -> None:
    async with door(tmp_path) as there:
        assert (await there.post(b"[" * 500_000)).status_code == 200
        assert (await there.post(message("Frage"))).status_code == 200
        assert there.texts() == ["Frage"]


async def test_a_body_above_the_limit_is_not_read(tmp_path: Path) -> None:
    async with door(tmp_path) as there:
        assert (await there.post(message("a" * (LARGEST_BODY - 1000)))).status_code == 200
        with suppress(TransportError):  # the connection may be closed before all is sent
            assert (await there.post(message("a" * LARGEST_BODY))).status_code == 400
        assert len(there.texts()) == 1


async def test_only_deliveries_to_the_one_path_are_answered(tmp_path: Path) -> None:
    async with door(tmp_path) as there:
        assert (await there.client.post("/tg/hook/mehr", headers=GOOD)).status_code == 404
        assert (await there.client.get("/tg/hook", headers=GOOD)).status_code == 405
        assert (await there.client.get("/tg/hook")).status_code == 403
