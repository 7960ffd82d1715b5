"""Delivery to a webhook: chats side by side, one chat in order, each update again until it is accepted."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.bot_api.refusal import Json
from tests.bot_api.updates import UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0


@dataclass(frozen=True, slots=True)
class Webhook:
    url: str
    secret: str | None = None
    connections: int = 40

    @property
    def headers(self) -> dict[str, str]:
        # exactly this type: python-telegram-bot refuses "application/json; charset=utf-8"
        kind = {"Content-Type": "application/json"}
        return kind if self.secret is None else {**kind, SECRET_HEADER: self.secret}


class Postman:
    def __init__(self, queue: UpdateQueue) -> None:
        self._queue = queue
        self._round: asyncio.Task[None] | None = None
        self.webhook: Webhook | None = None
        self.last_error: Json = {}
        self.addresses: tuple[str, ...] = ()
        """What stands behind the webhook's address, as behind a proxy: in turn, one that is away left out."""

    def start(self, webhook: Webhook) -> None:
        self.stop()
        self.webhook = webhook
        self._round = asyncio.create_task(self._deliver(webhook))

    def stop(self) -> None:
        self.webhook = None
        self.last_error = {}
        if self._round is not None:
            self._round.cancel()
            self._round = None

    async def _deliver(self, webhook: Webhook) -> None:
        lanes: dict[int, asyncio.Task[None]] = {}
        places = asyncio.Semaphore(webhook.connections)
        async with ClientSession(timeout=ClientTimeout(total=60)) as session, asyncio.TaskGroup() as group:
            delivery = _Delivery(webhook, session, places, _InTurn(self))
            while True:
                for chat in {_chat_of(update) for update in self._queue.pending}:
                    if chat not in lanes or lanes[chat].done():
                        lanes[chat] = group.create_task(self._serve(chat, delivery))
                await self._queue.bell.heard(LONGEST_PAUSE)

    async def _serve(self, chat: int, delivery: _Delivery) -> None:
        pause = FIRST_PAUSE
        while update := next((one for one in self._queue.pending if _chat_of(one) == chat), None):
            problem = await delivery.post(update)
            if problem is None:
                self._queue.acknowledge(update)
                pause = FIRST_PAUSE
            else:
                self.last_error = {"last_error_date": int(time.time()), "last_error_message": problem}
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)


@dataclass(frozen=True, slots=True)
class _Delivery:
    webhook: Webhook
    session: ClientSession
    places: asyncio.Semaphore
    in_turn: _InTurn

    async def post(self, update: Json) -> str | None:
        """None when the bot accepted it, else what Telegram shows as the last error."""
        problem: str | None = None
        for address in self.in_turn.of(self.webhook):
            if (problem := await self._post(address, update)) is None:
                return None
        return problem

    async def _post(self, address: str, update: Json) -> str | None:
        body = json.dumps(update).encode()
        try:
            async with (
                self.places,
                self.session.post(address, data=body, headers=self.webhook.headers) as answer,
            ):
                if 200 <= answer.status < 300:
                    return None
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (ClientError, TimeoutError) as unreachable:
            return f"Connection failed: {type(unreachable).__name__}"


class _InTurn:
    def __init__(self, postman: Postman) -> None:
        self._postman = postman
        self._turn = 0

    def of(self, webhook: Webhook) -> list[str]:
        addresses = self._postman.addresses or (webhook.url,)
        self._turn += 1
        return [addresses[(self._turn + each) % len(addresses)] for each in range(len(addresses))]


def _chat_of(update: Json) -> int:
    """Updates of one chat share a lane; what belongs to no chat shares lane 0."""
    for content in update.values():
        if isinstance(content, dict):
            holder = content.get("message", content)
            for key in ("chat", "from"):
                if isinstance(holder, dict) and isinstance(holder.get(key), dict) and "id" in holder[key]:
                    return int(holder[key]["id"])
    return 0
