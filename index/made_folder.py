"""Folders that a program makes once and checks ever after: filled beside their place, under a lock, renamed into it."""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

RECORD = "made.json"
Advance: TypeAlias = Callable[[int, int], None]
"""Called with what is done and what there is in all."""


def make_once(target: Path, fingerprint: str, fill: Callable[[Path], None], record: str = RECORD) -> None:
    """Calls `fill` with an empty folder, unless `target` is there, whole and made for `fingerprint`.

    Readers never see half a folder. Raises OSError, and what `fill` raises.
    """
    if _is_intact(target, fingerprint, record):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target.with_name(f"{target.name}.lock")):
        if not _is_intact(target, fingerprint, record):  # another process may have just finished it
            _make(target, fingerprint, fill, record)


def _make(target: Path, fingerprint: str, fill: Callable[[Path], None], record: str) -> None:
    partial = target.with_name(f"{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)  # a killed run's
    try:
        partial.mkdir()
        fill(partial)
        _write_record(partial, fingerprint, record)
        if target.exists():
            shutil.rmtree(target)
        partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)  # a full disk is not left full


def _write_record(folder: Path, fingerprint: str, record: str) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    content = {
        "fingerprint": fingerprint,
        "files": {path.relative_to(folder).as_posix(): [stamp(path), sha256(path)] for path in files},
    }
    (folder / record).write_text(json.dumps(content), encoding="utf-8")


def _is_intact(folder: Path, fingerprint: str, record: str) -> bool:
    """Size and time of change tell in a moment; only where they differ (a copied folder) are the bytes read."""
    try:
        content = json.loads((folder / record).read_text(encoding="utf-8"))
        return content["fingerprint"] == fingerprint and all(
            stamp(folder / name) == written or sha256(folder / name) == checksum
            for name, (written, checksum) in content["files"].items()
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return False


def stamp(path: Path) -> list[int]:
    """What changes whenever a file does, as JSON keeps it."""
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Only one process works; the others wait. The lock goes with its holder, however that ends."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
