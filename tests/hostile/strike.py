"""Ends the process from within, without any clean-up, at a chosen moment of what it does to files."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

_ACTS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "sqlite3.connect"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Strike:
    """Counts what is done to files (opened for writing, renamed, removed, flushed); kills the process before act `at`.

    Between two of these lies nothing but computing and writing into open files; `FileLimit` strikes there.
    """

    def __init__(self, at: int = 0) -> None:
        self.at = at
        self.count = 0

    def arm(self) -> None:
        vars(os)["fsync"] = partial(self._flushed, os.fsync)
        sys.addaudithook(self._heard)

    def _flushed(self, flush: Callable[[int], None], descriptor: int) -> None:
        self._step()
        flush(descriptor)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _ACTS or (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING):
            self._step()

    def _step(self) -> None:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


class FileLimit(Strike):
    """Lets the system end the process in the middle of the write that makes a file longer than `size` bytes."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def arm(self) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.size, self.size))
