"""One process per bot: two would take the updates away from each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.telegram.channel_error import ChannelError


@contextmanager
def only_instance(data_dir: Path, token: str) -> Iterator[None]:
    """Hold the lock of this bot; raise ChannelError while another process holds it. It vanishes with the process."""
    data_dir.mkdir(parents=True, exist_ok=True)
    number = token.partition(":")[0]
    file = data_dir / f"telegram-{number}.lock"
    lock = FileLock(file, timeout=0)
    try:
        lock.acquire()
    except Timeout as exc:
        raise ChannelError(f"bot {number} is already running here ({file} is locked); stop that process first") from exc
    try:
        yield
    finally:
        lock.release()
