"""A machine that loses power or room on its disk: from a chosen step on nothing is written any more."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
ROOM = {"open", "os.mkdir"}
"""What fails on a full disk."""
NAMES = {"os.rename", "os.remove", "os.rmdir", "os.truncate"}
_watchers: list[PowerCut] = []


class Dead(BaseException):
    """No program catches this."""


class PowerCut:
    """Counts the steps that would change `places` or what is in them; from step `at` on each that needs what
    is `missing` raises it."""

    def __init__(self, places: Sequence[Path], at: int, missing: BaseException) -> None:
        self._places = tuple(map(str, places))
        self._at = at
        self._missing = missing
        self._needing = ROOM if isinstance(missing, OSError) else ROOM | NAMES
        self._steps = 0

    @property
    def happened(self) -> bool:
        return self._steps > self._at

    def look(self, event: str, args: tuple[object, ...]) -> None:
        if not self._changes(event, args):
            return
        self._steps += 1
        if self.happened:
            raise self._missing

    def _changes(self, event: str, args: tuple[object, ...]) -> bool:
        if event == "open" and not (isinstance(args[2], int) and args[2] & _WRITES):
            return False
        if event not in self._needing:
            return False
        paths = [os.fsdecode(each) for each in args[:2] if isinstance(each, (str, bytes, os.PathLike))]
        return any(path.startswith(self._places) and not path.endswith(".lock") for path in paths)


@contextmanager
def power_cut(places: Sequence[Path], at: int) -> Iterator[PowerCut]:
    """`happened` tells whether the block came as far as step `at`, counted from 0."""
    with suppress(Dead), _watching(PowerCut(places, at, Dead())) as cut:
        yield cut


@contextmanager
def full_disk(places: Sequence[Path], at: int) -> Iterator[PowerCut]:
    """The same, but the program goes on with an error."""
    with _watching(PowerCut(places, at, OSError(errno.ENOSPC, "No space left on device"))) as cut:
        yield cut


@contextmanager
def _watching(cut: PowerCut) -> Iterator[PowerCut]:
    if not _watchers:
        sys.addaudithook(_look)
        _watchers.append(PowerCut([], 0, Dead()))  # the hook stays for ever, so it is added once
    _watchers.append(cut)
    try:
        yield cut
    finally:
        _watchers.remove(cut)


def _look(event: str, args: tuple[object, ...]) -> None:
    for watcher in _watchers[1:]:
        watcher.look(event, args)
