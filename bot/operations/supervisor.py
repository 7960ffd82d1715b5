"""Tells systemd that the bot lives, where a unit asks for it: one that is stuck is then started anew."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from bot.operations.operations import Operations

_log = logging.getLogger(__name__)

PAUSE = 10.0
"""Seconds between two signs of life; a unit's WatchdogSec must be several times as long."""


@contextmanager
def supervised(operations: Operations, address: str | None = None) -> Iterator[None]:
    """As long as this is entered; without an address (NOTIFY_SOCKET, set by systemd) nobody asks."""
    address = address or os.environ.get("NOTIFY_SOCKET")
    if not address:
        yield
        return
    ended = Event()
    thread = Thread(target=_tell, args=(operations, address, ended), name="supervisor", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _tell(operations: Operations, address: str, ended: Event) -> None:
    """Ready at once: a first start takes minutes, and `/readyz` tells when citizens are answered."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.connect(f"\0{address[1:]}" if address.startswith("@") else address)
            line.sendall(b"READY=1")
            while not ended.is_set():
                if operations.alive:
                    line.sendall(f"WATCHDOG=1\nSTATUS={operations.phase.value}".encode())
                ended.wait(PAUSE)
            line.sendall(b"STOPPING=1")
    except OSError as exc:
        _log.error("systemd cannot be told that the bot lives (%s); see NOTIFY_SOCKET", exc.strerror)
