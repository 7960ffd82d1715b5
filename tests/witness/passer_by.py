"""A citizen at the witness: its own client calls, its own store of what the bot did."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Any

import httpx

from tests.bot_api.refusal import Json


class PasserBy:
    """One private chat; `history` is the witness's store, in which edits show in place."""

    def __init__(self, url: str, token: str, number: int) -> None:
        self._http = httpx.Client(base_url=url, timeout=20)
        self._token = token
        self.person: Json = {"id": number, "first_name": "Ada", "is_bot": False, "language_code": "de"}
        self.chat: Json = {"id": number, "type": "private", "first_name": "Ada"}

    def __enter__(self) -> PasserBy:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._http.close()

    def says(self, text: str) -> None:
        self._post("/sendMessage", **self._message(text))

    def commands(self, text: str) -> None:
        length = len(text.split()[0])
        entities = [{"type": "bot_command", "offset": 0, "length": length}]
        self._post("/sendCommand", **self._message(text), entities=entities)

    def presses(self, stored: Json, data: str) -> None:
        message = {"message_id": stored["messageId"], "date": int(time.time()), "chat": self.chat}
        shown = {key: stored["message"][key] for key in ("text", "reply_markup") if key in stored["message"]}
        press = {"message": {**message, **shown}, "data": data, "chat_instance": "1"}
        self._post("/sendCallback", botToken=self._token, **{"from": self.person}, **press)

    def history(self) -> list[Json]:
        """Messages of the bot in this chat, oldest first."""
        stored = self._post("/getUpdatesHistory", token=self._token)["result"]
        mine = str(self.chat["id"])
        return [one for one in stored if str(one.get("message", {}).get("chat_id", "")) == mine]

    def reads(self, count: int, within: float = 15.0) -> Json:
        """The bot's message number `count` in this chat."""
        until = time.monotonic() + within
        while len(self.history()) < count:
            if time.monotonic() > until:
                raise AssertionError(f"{len(self.history())} of {count} messages within {within} s")
            time.sleep(0.05)
        return self.history()[count - 1]

    def _message(self, text: str) -> Json:
        return {
            "botToken": self._token,
            "date": int(time.time()),
            "from": self.person,
            "chat": self.chat,
            "text": text,
        }

    def _post(self, path: str, **content: Any) -> Json:
        answer = self._http.post(path, json=content)
        assert answer.status_code == 200, answer.text
        made: Json = answer.json()
        return made
