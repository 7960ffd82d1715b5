"""Commands of the bot in processes that are forked, so that imports are paid for once: a start takes half a second.

It is a process of one thread that reads orders, one JSON object a line, and answers each with a line.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from types import TracebackType

from tests.bot_api.process import ROOT, Process

ENDED = "ended"


class Nursery:
    """What is born here is ended by whoever ordered it; the rest ends with the nursery."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.kills.nursery"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._lock = Lock()

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.communicate()

    def start(self, arguments: Sequence[str], log: Path, environment: Mapping[str, str]) -> Process:
        number = self.order({"arguments": list(arguments), "log": str(log), "environment": dict(environment)})
        return Process.of(Forked(self, int(number or 0)), log)

    def order(self, what: dict[str, object]) -> int | None:
        with self._lock:
            if self._process.stdin is None or self._process.stdout is None:
                raise RuntimeError("the nursery has no pipes")
            self._process.stdin.write(json.dumps(what) + "\n")
            self._process.stdin.flush()
            answer: int | None = json.loads(self._process.stdout.readline())
            return answer


@dataclass
class Forked:
    """As much of `Popen` as a Process needs; the number stays taken until the nursery has been asked for the end."""

    nursery: Nursery
    pid: int
    ended: int | None = None

    def poll(self) -> int | None:
        if self.ended is None:
            self.ended = self.nursery.order({ENDED: self.pid})
        return self.ended

    def wait(self, timeout: float | None = None) -> int:
        until = monotonic() + (timeout if timeout is not None else 1e9)
        while (status := self.poll()) is None:
            if monotonic() > until:
                raise subprocess.TimeoutExpired("forked", timeout or 0.0)
            sleep(0.02)
        return status

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(9)


def serve_orders() -> None:
    """Until nobody orders any more."""
    _import_all()
    for line in sys.stdin:
        order = json.loads(line)
        print(json.dumps(_ended(order[ENDED]) if ENDED in order else _born(order)), flush=True)


def _import_all() -> None:
    import knowledge.sources.collection  # noqa: F401  # commands import these when they need them


def _ended(number: int) -> int | None:
    found, status = os.waitpid(number, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if found else None


def _born(order: dict[str, object]) -> int:
    number = os.fork()
    if number:
        return number
    status = 70
    try:
        output = os.open(str(order["log"]), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        status = _command(order)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def _command(order: dict[str, object]) -> int:
    from tests.kills.entry import run

    os.environ.update(order["environment"] if isinstance(order["environment"], dict) else {})
    sys.argv = ["strategiebot", *map(str, order["arguments"] if isinstance(order["arguments"], list) else [])]
    try:
        run()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


if __name__ == "__main__":
    serve_orders()
