"""A limit on the memory of this process, its share of the page cache included; needs root and Linux' control groups."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FIRST, _SECOND = Path("/sys/fs/cgroup/memory"), Path("/sys/fs/cgroup")
"""Where the memory controller of either version of control groups lies."""


@contextmanager
def limited(megabytes: int) -> Iterator[None]:
    """Raises OSError where that cannot be set."""
    root, limit = (_FIRST, "memory.limit_in_bytes") if _FIRST.is_dir() else (_SECOND, "memory.max")
    group = root / f"strategiebot-{os.getpid()}"
    group.mkdir()
    try:
        (group / limit).write_text(f"{megabytes * 1_000_000}")
        _move(group)
        yield
    finally:
        _move(root)
        group.rmdir()


def _move(group: Path) -> None:
    (group / "cgroup.procs").write_text(f"{os.getpid()}")


def let_go(folder: Path) -> None:
    """Have the system forget the contents of these files, which would count as somebody else's memory."""
    for path in folder.iterdir():
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(file)
