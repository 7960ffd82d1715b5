"""A disk that becomes full during a refresh: what was live stays live, and one sentence says so."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.refreshing.refresh_error import DiskFull

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def with_room(folder: Path) -> Iterator[None]:
    """Names the folder when the block finds no room in it; the system's own error seldom does. Raises DiskFull."""
    try:
        yield
    except OSError as exc:
        if exc.errno not in _FULL:
            raise
        raise DiskFull(
            f"there is no room left in {str(folder)!r}; what was live stays live; make room, then run "
            "`strategiebot refresh` again"
        ) from exc
