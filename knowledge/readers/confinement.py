"""Reads files of foreign formats in a process of their own, so that a hostile one costs bounded time and memory."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import threading
from dataclasses import astuple, dataclass, field
from multiprocessing import Pipe
from pathlib import Path

from pydantic import TypeAdapter

from knowledge.draft import Draft
from knowledge.unreadable import Trouble, UnreadableFile


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take. On a busy machine a processor second may last several seconds."""

    cpu_seconds: int = 30
    wall_seconds: int = 120
    memory_mb: int = 600
    idle_seconds: int = 30
    """After that the process ends; the next file starts another one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back from the process: a draft, or why there is none."""

    draft: Draft | None
    reason: str = ""
    kind: Trouble = Trouble.BROKEN
    values: dict[str, str | int | float] = field(default_factory=dict)


ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)


class _Gone(Exception):
    """The process ended without an answer, with this exit status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class _Child:
    """A running process and the line to it."""

    def __init__(self, limits: Limits) -> None:
        self.line, theirs = Pipe()
        with contextlib.closing(theirs):
            handle = str(theirs.fileno())
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell, nothing from outside
                [sys.executable, "-m", "knowledge.readers.worker", handle, *map(str, astuple(limits))],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,  # Ctrl-C is for us; the process ends when the line does
            )

    def is_running(self) -> bool:
        return self._process.poll() is None

    def status(self) -> int:
        """How it ended, which it has done or is about to do."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(5)
        return -signal.SIGKILL

    def end(self) -> None:
        self.line.close()
        self._process.kill()
        self._process.wait()


class ReaderProcess:
    """Reads one file after another in a process that starts with the first one; safe to use from several threads."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def read(self, path: Path, content: bytes) -> Draft:
        """The draft that the reader for the ending of `path` makes; raises UnreadableFile."""
        with self._lock:
            try:
                answer = ANSWER.validate_json(self._asked(path, content))
            except _Gone as gone:
                raise self._ended(path, gone.status) from None
            except TimeoutError:
                raise self._too_slow(path) from None
        if answer.draft is None:
            raise UnreadableFile(path, answer.reason, answer.kind, **answer.values)
        return answer.draft

    def close(self) -> None:
        """End the process; a later `read` starts another one."""
        if self._child:
            self._child.end()
        self._child = None

    def _asked(self, path: Path, content: bytes) -> bytes:
        try:
            return self._exchange(path, content)
        except _Gone as gone:
            if gone.status:
                raise
        return self._exchange(path, content)  # it had just gone home, with nothing to do

    def _exchange(self, path: Path, content: bytes) -> bytes:
        child = self._running()
        try:
            child.line.send_bytes(str(path).encode("utf-8"))
            child.line.send_bytes(content)
            if not child.line.poll(self.limits.wall_seconds):
                raise TimeoutError
            return child.line.recv_bytes()
        except (EOFError, ConnectionError):
            status = child.status()
            self.close()
            raise _Gone(status) from None
        except BaseException:  # an answer that nobody waits for must not be taken for the next one's
            self.close()
            raise

    def _running(self) -> _Child:
        if self._child and not self._child.is_running():
            self.close()
        self._child = self._child or _Child(self.limits)
        return self._child

    def _ended(self, path: Path, status: int) -> UnreadableFile:
        if status == -signal.SIGXCPU:
            return self._too_slow(path)
        how = signal.Signals(-status).name if status < 0 else f"status {status}"
        return UnreadableFile(path, f"breaks the program that reads it ({how}); save it anew, or its text alone")

    def _too_slow(self, path: Path) -> UnreadableFile:
        seconds = self.limits.cpu_seconds
        reason = f"cannot be read within {seconds} seconds; split it, or save it anew without pictures and drawings"
        return UnreadableFile(path, reason, Trouble.TIMEOUT, seconds=seconds)


def _environment() -> dict[str, str]:
    """Ours without the bot's settings: what reads hostile files needs no token."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("STRATEGIEBOT_")}
    return ours | {"PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)}


_PROCESS = ReaderProcess()
atexit.register(_PROCESS.close)


def read_confined(path: Path, content: bytes) -> Draft:
    """Reads PDF, DOCX and web pages; raises UnreadableFile."""
    return _PROCESS.read(path, content)
