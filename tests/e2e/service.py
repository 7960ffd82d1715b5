"""A running bot and the server it talks to, as one thing that tests can use."""

from __future__ import annotations

import itertools
import os
import socket
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.bot_api.citizen import Citizen, Desk
from tests.bot_api.process import Process, ProcessError
from tests.bot_api.refusal import Json
from tests.e2e.installation import Installation

Mode = Literal["polling", "webhook"]
MODES: tuple[Mode, ...] = ("polling", "webhook")
SECRET = "e2e-secret_token"
START_TIME = 120.0
_NUMBERS = itertools.count(1 + os.getpid() * 1000)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bot lives: its installation, the server it talks to, and how its updates arrive."""

    installation: Installation
    server: str
    mode: Mode

    def settings(self, name: str, **more: str | bool) -> Path:
        way: dict[str, str | bool] = {
            "mode": self.mode,
            "base_url": f"{self.server}/bot",
            "base_file_url": f"{self.server}/file/bot",
        }
        if self.mode == "webhook":
            listen = f"127.0.0.1:{free_port()}"
            way |= {"webhook_url": f"http://{listen}/hook", "webhook_listen": listen, "secret_token": SECRET}
        name = f"{name}-{self.mode}-{os.getpid()}"  # workers share the folder
        file = self.installation.settings(name, **way, **more)
        with file.open("a", encoding="utf-8") as settings:
            settings.write(f'[operations]\nlisten = "127.0.0.1:{free_port()}"\n')
        return file


@dataclass(frozen=True, slots=True)
class Standing:
    """How often a bot had polled, and the number of its next call, before it was started."""

    polls: int
    calls: int


@dataclass(frozen=True, slots=True)
class Service:
    """One token, one settings file, and the process that was started with them."""

    place: Place
    desk: Desk
    settings: Path
    process: Process

    @property
    def mode(self) -> Mode:
        return self.place.mode

    @property
    def operations(self) -> str:
        """The address of metrics and health."""
        return f"http://{tomllib.loads(self.settings.read_text(encoding='utf-8'))['operations']['listen']}"

    def citizen(self, language: str | None = "de") -> Citizen:
        return Citizen(self.desk, language=language)

    def refused_calls(self, since: int) -> list[Json]:
        """What the bot asked of the server in vain, but for the refusals that a test has ordered."""
        calls = self.desk.calls(since)["calls"]
        earned = [call for call in calls if not call["ok"] and not call["ordered"]]
        return [{key: call[key] for key in ("method", "result")} for call in earned]


def new_token() -> str:
    number = next(_NUMBERS)
    return f"{number}:AAE2E-token-of-bot-{number}-nobody-may-read"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(place: Place, token: str, **more: str | bool) -> Iterator[Service]:
    """A bot that is ready: it polls, or its webhook is set."""
    name = f"{place.mode}-{token.split(':')[0]}"
    settings = place.settings(name, **more)
    with Desk(place.server, token) as desk, started(place, desk, settings) as service:
        yield service


@contextmanager
def started(place: Place, desk: Desk, settings: Path) -> Iterator[Service]:
    """The same bot anew where it ran before."""
    before = Standing(desk.state()["polls"], desk.calls()["next"])
    with place.installation.serve(settings, desk.token, settings.with_suffix(".log")) as process:
        service = Service(place, desk, settings, process)
        _wait_until_ready(service, before)
        yield service


def _wait_until_ready(service: Service, before: Standing) -> None:
    until = time.monotonic() + START_TIME
    while time.monotonic() < until:
        if _is_ready(service, before):
            return
        service.process.must_run()
        time.sleep(0.05)
    raise ProcessError(f"not ready within {START_TIME} s\n{service.process.log[-2000:]}")


def _is_ready(service: Service, before: Standing) -> bool:
    if service.mode == "polling":
        return bool(service.desk.state()["polls"] > before.polls)
    return any(call["ok"] for call in service.desk.calls(before.calls, method="setWebhook")["calls"])
