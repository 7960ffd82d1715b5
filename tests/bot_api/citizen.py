"""The citizen's side: write, press, send files, and wait for what the bot does in one's own chat."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any

import httpx

from tests.bot_api.refusal import Json

_PEOPLE = itertools.count(int(time.time()) % 100_000 * 1000)


class NothingHappenedError(AssertionError):
    """The bot did not do within the time what the test waits for."""


class Desk:
    """One bot as tests see it through the control door; `url` is the server's address."""

    def __init__(self, url: str, token: str, *, privacy: bool = True) -> None:
        self.url = url
        self.token = token
        self._http = httpx.Client(base_url=url, timeout=60, params={"token": token})
        self._post("/control/bot", {"token": token, "privacy": privacy})

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def update(self, update: Json, *, raw: bool = False) -> Json:
        return self._post("/control/update", {"update": update, "raw": raw})

    def updates(self, timed: Sequence[tuple[float, Json]]) -> list[float]:
        """Each happens so many seconds from now, without a request of its own; the Unix time at which it did."""
        content = [{"after": after, "update": update} for after, update in timed]
        patience = 60 + max((after for after, _ in timed), default=0.0)
        arrivals: list[float] = self._post("/control/updates", content, timeout=patience)["arrivals"]
        return arrivals

    def meet(self, chats: Sequence[int]) -> None:
        """The bot may write to them from now on."""
        self._post("/control/chats", list(chats))

    def replicas(self, addresses: Sequence[str]) -> None:
        """These stand behind the webhook's address and get deliveries in turn."""
        self._post("/control/replicas", list(addresses))

    def fault(self, method: str, **what: Any) -> None:
        self._post("/control/fault", {"method": method, **what})

    def no_faults(self) -> None:
        self._http.delete("/control/fault").raise_for_status()

    def store(self, name: str, mime: str, content: bytes) -> Json:
        answer = self._http.post("/control/file", params={"name": name, "mime": mime}, content=content)
        return _checked(answer)

    def state(self) -> Json:
        return _checked(self._http.get("/control/state"))

    def calls(self, since: int = 0, *, wait: float = 0, **only: str | int) -> Json:
        """`only` may name a `method` and a `chat`."""
        return _checked(self._http.get("/control/calls", params={"since": since, "wait": wait, **only}))

    def method(self, name: str, **parameters: Any) -> Any:
        """Ask the Bot API itself, as the bot would."""
        answer = httpx.post(f"{self.url}/bot{self.token}/{name}", json=parameters, timeout=60).json()
        if not answer["ok"]:
            raise AssertionError(answer["description"])
        return answer["result"]

    def _post(self, path: str, content: Json | list[int] | list[str] | list[Json], timeout: float = 60.0) -> Json:
        written = json.dumps(content)  # in ASCII: half a character can be sent, too
        return _checked(self._http.post(path, content=written, timeout=timeout))


class Citizen:
    """Somebody with a chat of their own; calls are handed out once, in order."""

    def __init__(self, desk: Desk, *, language: str | None = "de") -> None:
        self.desk = desk
        self.id = next(_PEOPLE)
        self.person: Json = {"id": self.id, "is_bot": False, "first_name": "Ada"}
        if language is not None:
            self.person["language_code"] = language
        self.chat: Json = {"id": self.id, "type": "private", "first_name": "Ada"}
        self._since = int(desk.calls()["next"])

    def join(self, group_id: int) -> None:
        """From now on this citizen writes in a group."""
        self.chat = {"id": group_id, "type": "supergroup", "title": "Industrie in Sachsen"}

    def say(self, text: str) -> Json:
        return self.post(text=text)

    def post(self, **content: Any) -> Json:
        """A message with any content: a photo, a sticker, a document."""
        return self.desk.update({"message": {"chat": self.chat, "from": self.person, **content}})

    def upload(self, name: str, mime: str, content: bytes) -> Json:
        return self.post(document=self.desk.store(name, mime, content))

    def press(self, message: Json, label: str) -> Json:
        """Press the button of `message` whose text contains `label`."""
        buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
        fitting = [button for button in buttons if label.lower() in button["text"].lower()]
        if not fitting:
            raise NothingHappenedError(f"no button {label!r} among {[button['text'] for button in buttons]}")
        return self.press_data(message, fitting[0]["callback_data"])

    def press_data(self, message: Json, data: str) -> Json:
        reference = {"message_id": message["message_id"], "chat": message["chat"]}
        press = {"id": str(time.time_ns()), "from": self.person, "data": data, "message": reference}
        return self.desk.update({"callback_query": press})

    def ask_inline(self, query: str) -> Json:
        return self.desk.update(
            {"inline_query": {"id": str(time.time_ns()), "from": self.person, "query": query, "offset": ""}}
        )

    def sees(self, method: str = "", within: float = 10.0) -> Json:
        """The next call of the bot in this chat, of one method if it is named; earlier ones are skipped."""
        only: dict[str, str | int] = {"chat": self.chat["id"]} | ({"method": method} if method else {})
        calls = self.desk.calls(self._since, wait=within, **only)["calls"]
        if not calls:
            raise NothingHappenedError(f"no {method or 'call'} in chat {self.chat['id']} within {within} s")
        call: Json = calls[0]
        self._since = call["number"] + 1
        return call

    def reads(self, within: float = 10.0) -> Json:
        """The next message of the bot, as the citizen's screen shows it."""
        call = self.sees("sendMessage", within)
        if not call["ok"]:
            raise AssertionError(f"the server refused the bot's message: {call['result']}")
        message: Json = call["result"]
        return message


def _checked(answer: httpx.Response) -> Json:
    if answer.status_code != 200:
        raise AssertionError(f"{answer.request.url.path}: {answer.text}")
    made: Json = answer.json()
    return made
