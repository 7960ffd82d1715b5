"""The real `serve` with the real model against the local Bot API server, and what can be read of both."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.bot_api.citizen import Citizen, Desk
from tests.bot_api.process import Process, ProcessError, started_server
from tests.bot_api.refusal import Json
from tests.e2e.installation import Installation, built
from tests.e2e.service import SECRET, START_TIME, Mode, free_port, new_token

READY = "ready: @"


@dataclass(frozen=True, slots=True)
class Stage:
    """`hook` is where updates may be delivered directly; empty while the bot polls."""

    desk: Desk
    process: Process
    metrics: str
    hook: str

    def citizen(self) -> Citizen:
        """Somebody who has never written to the bot."""
        return Citizen(self.desk)

    def lag(self) -> Lag:
        """How late the bot's event loop has been since the start."""
        return Lag.from_exposition(httpx.get(self.metrics, timeout=30).text)

    def refusals(self, since: int = 0) -> list[Json]:
        """Messages that the server did not take, but for those that were ordered."""
        calls = self.desk.calls(since)["calls"]
        return [call for call in calls if not call["ok"] and not call["ordered"] and call["method"].startswith("send")]

    def complaints(self, since: int = 0) -> list[str]:
        """Whatever the server or the bot itself found wrong; raises ProcessError where the bot has ended."""
        self.process.must_run()
        lines = [str(line.get("event")) for line in self.log_lines("warning", "error", "critical")]
        return [*self.desk.state()["contract"], *(str(call["result"]) for call in self.refusals(since)), *lines]

    def log_lines(self, *levels: str) -> list[Json]:
        lines = [json.loads(line) for line in self.process.log.splitlines() if line.startswith("{")]
        return [line for line in lines if line.get("level") in levels]


@dataclass(frozen=True, slots=True)
class Lag:
    """How many beats were at most so many seconds late."""

    buckets: Mapping[float, float]

    @classmethod
    def from_exposition(cls, text: str) -> Lag:
        families = text_string_to_metric_families(text)
        samples = (sample for family in families for sample in family.samples)
        named = "strategiebot_event_loop_lag_seconds_bucket"
        return cls({float(each.labels["le"]): each.value for each in samples if each.name == named})

    def since(self, before: Lag) -> Lag:
        return Lag({bound: count - before.buckets.get(bound, 0.0) for bound, count in self.buckets.items()})

    def percentile(self, share: float) -> float:
        """The smallest bound, in seconds, that this share of the beats kept."""
        wanted = share * max(self.buckets.values(), default=0.0)
        return min((bound for bound, count in self.buckets.items() if count >= wanted), default=0.0)


@contextmanager
def staged(folder: Path, mode: Mode, **limits: float) -> Iterator[Stage]:
    """A server and a bot of its own in `folder`, ready to answer."""
    process, url = started_server(folder / "server.log")
    with process, running_at(folder, url, mode, **limits) as stage:
        yield stage


@contextmanager
def running_at(folder: Path, server: str, mode: Mode, **limits: float) -> Iterator[Stage]:
    """A bot at a server that is there already."""
    installation = Installation(folder)
    if not installation.data.exists() and (problem := built(installation)):
        raise ProcessError(problem)
    listen, operations, token = f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}", new_token()
    telegram: dict[str, str | bool] = {"mode": mode, "base_url": f"{server}/bot", "base_file_url": f"{server}/file/bot"}
    hook = f"http://{listen}/hook" if mode == "webhook" else ""
    if hook:
        telegram |= {"webhook_url": hook, "webhook_listen": listen, "secret_token": SECRET}
    settings = installation.settings(f"load-{mode}-{os.getpid()}", **telegram)
    environment = {"STRATEGIEBOT_OPERATIONS__LISTEN": operations, "STRATEGIEBOT_LOGS__FORMAT": "json"}
    environment |= {f"STRATEGIEBOT_LIMITS__{key.upper()}": str(value) for key, value in limits.items()}
    log = folder / f"load-{mode}.log"
    with Desk(server, token) as desk, installation.serve(settings, token, log, environment) as bot:
        _wait_until_ready(bot)
        yield Stage(desk, bot, f"http://{operations}/metrics", hook)


def _wait_until_ready(bot: Process) -> None:
    until = time.monotonic() + START_TIME
    while READY not in bot.log:
        bot.must_run()
        if time.monotonic() > until:
            raise ProcessError(f"not ready within {START_TIME} s\n{bot.log[-2000:]}")
        time.sleep(0.1)
