"""When all sources were last read with success, whether or not they had changed anything."""

from __future__ import annotations

from pathlib import Path

_NAME = "refreshed"


def note(data: Path) -> None:
    """It was now; raises OSError."""
    (data / _NAME).touch()


def moment(data: Path) -> float | None:
    """Unix time; None where it has never been."""
    try:
        return (data / _NAME).stat().st_mtime
    except OSError:
        return None
