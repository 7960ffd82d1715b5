"""Keeps others from the data folder: refreshes while a backup is written, the bot as well while one is restored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.backup.backup_error import BackupError

_REFRESH = "refresh.lock"
_BOTS = "telegram-*.lock"
_RESTORE = "restore.lock"


@contextmanager
def no_refresh(data_dir: Path, patience: float) -> Iterator[None]:
    """Documents and snapshots stay as they are; waits for a refresh that is under way, so many seconds."""
    with _held(data_dir / _REFRESH, patience, "a refresh is under way; try again when it has ended"):
        yield


@contextmanager
def nobody_else(data_dir: Path) -> Iterator[None]:
    """No bot runs, nothing is refreshed and nothing else restored; raises BackupError at once otherwise."""
    data_dir.mkdir(parents=True, exist_ok=True)
    with ExitStack() as locks:
        locks.enter_context(only_restore(data_dir))
        for lock in sorted(data_dir.glob(_BOTS)):
            told = "the bot is running here; stop it first (systemctl stop strategiebot)"
            locks.enter_context(_held(lock, 0, told))
        locks.enter_context(no_refresh(data_dir, 0))
        yield


@contextmanager
def only_restore(data_dir: Path) -> Iterator[None]:
    """Raises BackupError while another process restores."""
    with _held(data_dir / _RESTORE, 0, "a backup is being restored; try again when that has ended"):
        yield


@contextmanager
def _held(file: Path, patience: float, told: str) -> Iterator[None]:
    lock = FileLock(file, timeout=patience)
    try:
        lock.acquire()
    except Timeout as exc:
        raise BackupError(f"{told} ({str(file)!r} is locked); nothing was changed") from exc
    try:
        yield
    finally:
        lock.release()
