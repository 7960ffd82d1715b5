"""A refresh that is broken off by Ctrl-C or SIGTERM: what was live stays live, and one sentence says so."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from index.snapshots import SnapshotStore

STATUS = 130
"""What a command that was interrupted ends with, as shells have it."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(Exception):
    """A refresh that was broken off; the message says what is live and how to go on."""


@contextmanager
def breakable(store: SnapshotStore) -> Iterator[None]:
    """Either signal breaks the block off, which then ends with Interrupted. For the main thread."""
    live = store.live_id()
    asked: list[int] = []

    def break_off(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        raise KeyboardInterrupt

    before = [signal.signal(number, break_off) for number in _SIGNALS]
    try:
        yield
    except (KeyboardInterrupt, Exception) as exc:  # a library may have made an error of its own of it
        if not asked:
            raise
        raise Interrupted(_sentence(live, store.live_id())) from exc
    finally:
        for number, handler in zip(_SIGNALS, before, strict=True):
            signal.signal(number, handler)


def _sentence(before: str | None, now: str | None) -> str:
    if now != before:
        return f"interrupted when {now} had been published; it is live"
    live = f"{before} is live as before" if before else "nothing is live, as before"
    return f"refresh interrupted: {live}; run `strategiebot refresh` again, it goes on where it was"
