"""One request at a time for each host, with a pause between two."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Pacing:
    """Shared by all threads that ask the same hosts; `sleep` and `clock` are those of the module time."""

    def __init__(
        self, sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._sleep = sleep
        self._clock = clock
        self._hosts: defaultdict[str, Lock] = defaultdict(Lock)
        self._ended: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, pause: float) -> Iterator[None]:
        """Waits until nobody else asks the host and the pause since the last request is over."""
        with self._hosts[host]:
            if host in self._ended and (wait := self._ended[host] + pause - self._clock()) > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                self._ended[host] = self._clock()
