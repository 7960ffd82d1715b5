"""One request of a bot: read, judged, carried out, recorded, answered."""

from __future__ import annotations

import inspect
import time
from typing import Any

from aiohttp import web

from tests.bot_api.account import Account, Accounts
from tests.bot_api.calls import Recorded
from tests.bot_api.faults import DroppedConnectionError, NonsenseError, OrderedRefusal
from tests.bot_api.methods.table import HANDLERS
from tests.bot_api.parameters import Sent, decode, read_request
from tests.bot_api.refusal import ContractBreach, Json, Refusal

_QUIET = frozenset({"getupdates"})
"""Not recorded: a poller would bury everything else."""


class Reception:
    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    async def method(self, request: web.Request) -> web.StreamResponse:
        """ANY /bot{token}/{method}"""
        name = request.match_info["method"].lower()
        try:
            account = self._accounts.get(request.match_info["token"])
            sent = await read_request(request)
        except Refusal as refusal:
            return _refused(refusal)
        try:
            return await self._answer(account, name, sent)
        except DroppedConnectionError:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        except NonsenseError as nonsense:
            return web.Response(text=str(nonsense), content_type="application/json")

    async def download(self, request: web.Request) -> web.Response:
        """GET /file/bot{token}/{path}; a fault of the method "download" strikes here."""
        try:
            account = self._accounts.get(request.match_info["token"])
            await account.faults.strike("download", None, "before")
            upload = account.files.get(request.match_info["path"].rsplit("/", 1)[-1])
        except OrderedRefusal as refusal:
            return _refused(refusal)
        except Refusal:
            return _refused(Refusal(404, "Not Found"))
        return web.Response(body=upload.content, content_type="application/octet-stream")

    async def _answer(self, account: Account, name: str, sent: Sent) -> web.Response:
        at, chat = time.time(), _chat(account, sent)
        try:
            result = await _carry_out(account, name, sent)
        except Refusal as refusal:
            if isinstance(refusal, ContractBreach):
                account.contract.append(refusal.description)
            ordered = isinstance(refusal, OrderedRefusal)
            outcome = {"ok": False, "result": refusal.description, "ordered": ordered}
            _record(account, name, sent, {"at": at, "chat": chat, **outcome})
            return _refused(refusal)
        _record(account, name, sent, {"at": at, "chat": chat, "ok": True, "result": result})
        await account.faults.strike(name, chat, "after")
        return web.json_response({"ok": True, "result": result})


async def _carry_out(account: Account, name: str, sent: Sent) -> Any:
    call = decode(name, sent)
    await account.faults.strike(name, _chat(account, sent), "before")
    if name not in HANDLERS:
        raise ContractBreach(f"{name} exists, but this server does not play it")
    result = HANDLERS[name](account, call)
    return await result if inspect.isawaitable(result) else result


def _record(account: Account, name: str, sent: Sent, outcome: Json) -> None:
    if name not in _QUIET:
        number, uploads = account.calls.next_number, tuple(sent.uploads)
        account.calls.add(Recorded(number=number, method=name, parameters=sent.values, uploads=uploads, **outcome))


def _chat(account: Account, sent: Sent) -> int | None:
    """The chat a call belongs to; the answer to a press belongs to the chat of its message."""
    if "callback_query_id" in sent.values:
        return account.callbacks.chat(str(sent.values["callback_query_id"]))
    try:
        return int(sent.values["chat_id"])
    except (KeyError, ValueError):
        return None


def _refused(refusal: Refusal) -> web.Response:
    return web.json_response(refusal.as_json(), status=refusal.status)
