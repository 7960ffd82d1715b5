"""The tests' own door into the server, beside the Bot API: act as a citizen, read what the bot did, break things."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from pydantic import ValidationError

from tests.bot_api.account import Account, Accounts
from tests.bot_api.calls import Wanted
from tests.bot_api.faults import Fault
from tests.bot_api.files import Upload
from tests.bot_api.incoming import inject, inject_raw
from tests.bot_api.refusal import Refusal


class Control:
    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/control/bot", self._guarded(self._bot)),
            web.post("/control/update", self._guarded(self._update)),
            web.post("/control/updates", self._guarded(self._updates)),
            web.post("/control/chats", self._guarded(self._chats)),
            web.post("/control/replicas", self._guarded(self._replicas)),
            web.post("/control/file", self._guarded(self._file)),
            web.get("/control/calls", self._guarded(self._calls)),
            web.get("/control/state", self._guarded(self._state)),
            web.post("/control/fault", self._guarded(self._fault)),
            web.delete("/control/fault", self._guarded(self._no_faults)),
        ]

    async def _bot(self, request: web.Request) -> Any:
        """{token, privacy}: from now on this bot exists."""
        wanted = await request.json()
        return self._accounts.register(wanted["token"], privacy=wanted.get("privacy", True)).me

    async def _update(self, request: web.Request) -> Any:
        """{update, raw}: something happens in a chat; `raw` skips every check."""
        wanted = await request.json()
        act = inject_raw if wanted.get("raw") else inject
        return act(self._account(request), wanted["update"])

    async def _updates(self, request: web.Request) -> Any:
        """A list of {after, update}: each happens so many seconds after the request; the Unix time of each."""
        account, began, arrivals = self._account(request), time.monotonic(), []
        for timed in await request.json():
            await asyncio.sleep(max(0.0, began + timed["after"] - time.monotonic()))
            arrivals.append(time.time())
            inject(account, timed["update"])
        return {"arrivals": arrivals}

    async def _chats(self, request: web.Request) -> Any:
        """A list of numbers: from now on these people have a private chat with the bot; negative ones are groups."""
        for number in await request.json():
            kind = {"type": "private", "first_name": "Ada"} if number > 0 else {"type": "supergroup", "title": "Gruppe"}
            self._account(request).messages.meet({"id": number, **kind})
        return {}

    async def _replicas(self, request: web.Request) -> Any:
        self._account(request).postman.addresses = tuple(await request.json())
        return {}

    async def _file(self, request: web.Request) -> Any:
        upload = Upload(request.query["name"], request.query["mime"], await request.read())
        return self._account(request).files.keep_from_user(upload)

    async def _calls(self, request: web.Request) -> Any:
        """?since, method, chat choose; ?wait seconds for the first that fits."""
        query, account = request.query, self._account(request)
        chat = int(query["chat"]) if "chat" in query else None
        wanted = Wanted(int(query.get("since", 0)), query.get("method", ""), chat)
        calls = await account.calls.find(wanted, float(query.get("wait", 0)))
        return {"next": account.calls.next_number, "calls": calls}

    async def _state(self, request: web.Request) -> Any:
        account = self._account(request)
        webhook = account.postman.webhook
        return {
            "polls": account.updates.polls,
            "webhook": "" if webhook is None else webhook.url,
            "pending": len(account.updates.pending),
            "contract": account.contract,
            "unanswered_presses": account.callbacks.unanswered(),
            "flood": account.flood.report(),
        }

    async def _fault(self, request: web.Request) -> Any:
        self._account(request).faults.add(Fault.model_validate(await request.json()))
        return {}

    async def _no_faults(self, request: web.Request) -> Any:
        self._account(request).faults.clear()
        return {}

    def _account(self, request: web.Request) -> Account:
        return self._accounts.get(request.query["token"])

    @staticmethod
    def _guarded(
        handler: Callable[[web.Request], Awaitable[Any]],
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        """A mistake of a test is told in the answer instead of in a log nobody reads."""

        async def answer(request: web.Request) -> web.Response:
            try:
                return web.json_response(await handler(request))
            except (Refusal, ValidationError, ValueError, KeyError) as mistake:
                return web.json_response({"mistake": f"{type(mistake).__name__}: {mistake}"}, status=400)

        return answer
