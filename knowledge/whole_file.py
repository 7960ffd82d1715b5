"""Files that are there whole or not at all: written beside, flushed to the disk, renamed."""

from __future__ import annotations

import os
import shutil
import uuid
from pathlib import Path

BESIDE = ".beside-"
"""How the name of a file begins that is not whole yet."""
PRIVATE = 0o600


def write_whole(path: Path, content: bytes, *, mode: int = PRIVATE) -> None:
    """Replace what `path` holds; on any error the old content stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(path)
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        flush_folder(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def copy_whole(source: Path, target: Path) -> None:
    """Like `write_whole`, with the content, permissions and time of another file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(target)
    try:
        shutil.copy2(source, beside)
        with beside.open("rb") as file:
            os.fsync(file.fileno())
        beside.replace(target)
        flush_folder(target.parent)
    finally:
        beside.unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Remove what killed writers left behind; nobody else may be writing there."""
    for path in folder.glob(f"{BESIDE}*"):
        path.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Have the disk hold the names in a folder before anything relies on them."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _beside(path: Path) -> Path:
    return path.with_name(f"{BESIDE}{uuid.uuid4().hex}")
