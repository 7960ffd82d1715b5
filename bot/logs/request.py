"""What is done for one update carries one request id through all its log lines, in whatever thread it is done."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager

from structlog.contextvars import bound_contextvars, get_contextvars


@contextmanager
def request(**about: str | int) -> Iterator[str]:
    """Every line logged inside holds the id given here, and `about`."""
    number = secrets.token_hex(3).upper()
    with bound_contextvars(request=number, **about):
        yield number


def request_id() -> str:
    """That of the request in work, or a new one outside of any."""
    found: str = get_contextvars().get("request") or secrets.token_hex(3).upper()
    return found


class Stopwatch:
    """Runs from the moment it is made."""

    def __init__(self) -> None:
        self._started = time.perf_counter()

    @property
    def ms(self) -> float:
        return round((time.perf_counter() - self._started) * 1000, 1)
