"""Real processes for tests: started, watched through their log, and ended by their own id."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol

from tests.bot_api.server import READY

ROOT = Path(__file__).parents[2]
TICKS = os.sysconf("SC_CLK_TCK")
START_TIME = 180.0
"""Seconds for the Bot API server; its models are imported for a long time on a machine that others use, too."""


class ProcessError(AssertionError):
    """A process did not do what the test waits for; the message ends with the last lines of its log."""


class Child(Protocol):
    """As much of `Popen` as is needed here."""

    pid: int

    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def send_signal(self, number: int, /) -> None: ...
    def kill(self) -> None: ...


class Process:
    """Standard output and standard error go to `log`, one after the other as they come."""

    _process: Child

    def __init__(self, command: Sequence[str], log: Path, environment: Mapping[str, str] | None = None) -> None:
        self._log = log
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                list(command),
                cwd=ROOT,
                env=dict(os.environ) | dict(environment or {}),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @classmethod
    def of(cls, child: Child, log: Path) -> Process:
        """One that somebody else has started."""
        process = cls.__new__(cls)
        process._process, process._log = child, log
        return process

    def __enter__(self) -> Process:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def waits_for_line(self, start: str, within: float) -> str:
        """The rest of the first log line that begins with `start`."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            for line in self.log.splitlines():
                if line.startswith(start):
                    return line.removeprefix(start)
            self.must_run()
            time.sleep(0.05)
        raise ProcessError(f"no line {start!r} within {within} s\n{self._last_lines()}")

    def must_run(self) -> None:
        if not self.running:
            raise ProcessError(f"ended with {self._process.poll()}\n{self._last_lines()}")

    def signal_stop(self) -> None:
        self._process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """As the kernel does when memory runs out: nothing is finished, nothing is said."""
        self._process.kill()
        self._process.wait()

    def exit_code(self, within: float) -> int:
        try:
            return self._process.wait(within)
        except subprocess.TimeoutExpired:
            raise ProcessError(f"still running after {within} s\n{self._last_lines()}") from None

    def stop(self, within: float = 20.0) -> int:
        """End it in the usual way, or by force where that does not help."""
        if self.running:
            self.signal_stop()
        try:
            return self._process.wait(within)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def cpu_seconds(self) -> float:
        """Processor time used so far; Linux only."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_megabytes(self) -> float:
        """Memory it holds now; Linux only."""
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def _last_lines(self) -> str:
        return "\n".join(self.log.splitlines()[-20:])


def started_server(log: Path) -> tuple[Process, str]:
    """The Bot API server as a process of its own, and its address."""
    process = Process([sys.executable, "-m", "tests.bot_api.server", "0"], log)
    try:
        return process, process.waits_for_line(READY, within=START_TIME)
    except ProcessError:
        process.stop()
        raise
