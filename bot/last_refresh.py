"""When all sources were last read with success, whether or not they had changed anything."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_NAME = "refreshed"


def note(data: Path) -> None:
    """It was now. Where that cannot be written, the refresh has succeeded all the same; an alarm comes sooner."""
    with suppress(OSError):
        (data / _NAME).touch()


def moment(data: Path) -> float | None:
    """Unix time; None where it has never been."""
    try:
        return (data / _NAME).stat().st_mtime
    except OSError:
        return None
