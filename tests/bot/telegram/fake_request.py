"""Telegram without a network: keeps what was called and answers as the Bot API would."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from typing import Any, NamedTuple

from telegram.request import BaseRequest, RequestData

ME = {"id": 42, "is_bot": True, "first_name": "Strategiebot", "username": "strategie_bot"}
PROFILE = {"Commands": [], "Description": {"description": ""}, "ShortDescription": {"short_description": ""}}


class Call(NamedTuple):
    """One request: the method and its parameters as they went over the wire, JSON read."""

    method: str
    parameters: dict[str, Any]


class FakeRequest(BaseRequest):
    """`failures[method]` are (status, body) pairs or exceptions, used up one by one before it answers well.

    `uploads` are name, content and kind of the files that were sent.
    The only file to load is F1: `content` is what is in it, `file` what getFile adds about it.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.failures: defaultdict[str, list[tuple[int, dict[str, Any]] | Exception]] = defaultdict(list)
        self.updates: list[dict[str, Any]] = []
        self.webhook = ""
        self.uploads: list[tuple[str, Any, str]] = []
        self.content = b"%PDF-1.7"
        self.file: dict[str, Any] = {}
        self._profile: dict[str, Any] = {}
        self._numbers = itertools.count(1000)

    @property
    def read_timeout(self) -> float | None:
        return 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        call = Call(url.rsplit("/", 1)[1], dict(request_data.parameters) if request_data else {})
        self.calls.append(call)
        self.uploads += (request_data.multipart_data if request_data else {}).values()
        failures = self.failures[call.method]
        if failures:
            failure = failures.pop(0)
            if isinstance(failure, Exception):
                raise failure
            return failure[0], json.dumps({"ok": False, **failure[1]}).encode()
        if "/file/bot" in url:
            return 200, self.content
        return 200, json.dumps({"ok": True, "result": self._answer(call.method, call.parameters)}).encode()

    def sent(self) -> list[dict[str, Any]]:
        """Parameters of all messages sent so far."""
        return self.of("sendMessage")

    def of(self, method: str) -> list[dict[str, Any]]:
        return [call.parameters for call in self.calls if call.method == method]

    def _answer(self, method: str, parameters: dict[str, Any]) -> Any:
        if method == "getMe":
            return ME
        if method.lower() == "getupdates":
            return [update for update in self.updates if update["update_id"] >= parameters.get("offset", 0)]
        if method == "getWebhookInfo":
            return {"url": self.webhook, "has_custom_certificate": False, "pending_update_count": 0}
        if method.startswith(("getMy", "setMy")):
            return self._of_profile(method, parameters)
        if method == "getFile":
            return {"file_id": "F1", "file_unique_id": "F1", "file_path": "documents/F1"} | self.file
        if method in ("sendMessage", "sendDocument", "sendVenue", "editMessageReplyMarkup", "editMessageText"):
            chat = {"id": parameters["chat_id"], "type": "private", "first_name": "A"}
            return {"message_id": next(self._numbers), "date": 1, "chat": chat, "text": "x"}
        return True

    def _of_profile(self, method: str, parameters: dict[str, Any]) -> Any:
        name = method[len("getMy") :]
        key = json.dumps([name, parameters.get("scope") or {"type": "default"}, parameters.get("language_code")])
        if method.startswith("get"):
            return self._profile.get(key, PROFILE[name])
        value = parameters.get(name.lower() if name != "ShortDescription" else "short_description")
        self._profile[key] = {next(iter(PROFILE[name])): value} if isinstance(PROFILE[name], dict) else value
        return True
