"""A real Prometheus on 127.0.0.1, where one is installed or `.ci/prometheus` has fetched one."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.setting_sections import ROOT
from tests.bot.operations.dashboard import RULES
from tests.bot_api.process import Process

FETCHED = ROOT / ".venv-prometheus" / "usr" / "bin"
START_TIME = 30.0


def program(name: str) -> str:
    """`prometheus` or `promtool`."""
    fetched = FETCHED / name
    found = shutil.which(name) or (str(fetched) if fetched.is_file() else None)
    if found is None:
        pytest.skip(f"{name} is not here; .ci/prometheus fetches it")
    return found


def promtool(*arguments: str) -> str:
    """What it prints; its exit status must be 0."""
    done = subprocess.run([program("promtool"), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@dataclass(frozen=True, slots=True)
class Prometheus:
    """Asks the server at `url`."""

    url: str

    def ask(self, path: str, **parameters: str | float) -> Any:
        answer = httpx.get(f"{self.url}/api/v1/{path}", params=parameters, timeout=10).json()
        assert answer["status"] == "success", answer
        return answer["data"]

    def values(self, expression: str) -> list[float]:
        """One for each series."""
        return [float(series["value"][1]) for series in self.ask("query", query=expression)["result"]]

    def rules(self) -> list[dict[str, Any]]:
        return [rule for group in self.ask("rules")["groups"] for rule in group["rules"]]

    def wait_for(self, expression: str, at_least: float, within: float = 20.0) -> None:
        until = time.monotonic() + within
        while not any(value >= at_least for value in self.values(expression)):
            assert time.monotonic() < until, f"{expression} stays at {self.values(expression)}"
            time.sleep(0.2)


@contextmanager
def running_prometheus(folder: Path, port: int, target: str, seconds: int = 1) -> Iterator[Prometheus]:
    """One that fetches the metrics at `target` (host:port) every few seconds and evaluates the alert rules."""
    config, url = folder / "prometheus.yaml", f"http://127.0.0.1:{port}"
    job = {"job_name": "strategiebot", "static_configs": [{"targets": [target]}]}
    every = {"scrape_interval": f"{seconds}s", "evaluation_interval": f"{seconds}s"}
    config.write_text(json.dumps({"global": every, "rule_files": [str(RULES)], "scrape_configs": [job]}))
    options = {"config.file": config, "storage.tsdb.path": folder / "data", "web.listen-address": f"127.0.0.1:{port}"}
    command = [program("prometheus"), *(f"--{name}={value}" for name, value in options.items())]
    with Process(command, folder / "prometheus.log") as process:
        _wait_until_ready(url, process)
        yield Prometheus(url)


def _wait_until_ready(url: str, process: Process) -> None:
    until = time.monotonic() + START_TIME
    while time.monotonic() < until:
        process.must_run()
        try:
            if httpx.get(f"{url}/-/ready", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"Prometheus is not ready within {START_TIME} s\n{process.log[-2000:]}")
