"""Asks for links through the fetcher, several hosts at a time, within a time that an editor will wait."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol
from urllib.parse import urlsplit

from knowledge.checks.links import LinkState
from knowledge.sources.fetch_error import FetchError

_HOSTS_AT_A_TIME = 8
_SHOWS_ITSELF = (401, 403, 405, 406, 429)
"""Statuses of a page that is there but not for a program."""


class Reaching(Protocol):
    def reach(self, address: str) -> None:
        """Raises FetchError for a dead link; loads nothing of the page."""
        ...


class FetchingProbe:
    """Links of one host are asked for one after another. After `seconds` nobody new is asked."""

    def __init__(
        self,
        fetcher: Reaching,
        seconds: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._fetcher = fetcher
        self._seconds = seconds
        self._clock = clock
        self._progress = progress or _silent

    def alive(self, addresses: Iterable[str]) -> Mapping[str, LinkState]:
        """Where not one host answers at all, the network is to blame, and all those are unknown."""
        hosts: defaultdict[str, list[str]] = defaultdict(list)
        for address in addresses:
            hosts[_host(address)].append(address)
        until = self._clock() + self._seconds
        found: dict[str, LinkState] = {}
        pool = ThreadPoolExecutor(_HOSTS_AT_A_TIME)
        try:
            for states in pool.map(lambda links: self._asked(links, until), hosts.values()):
                found |= states
                self._progress(len(found), sum(map(len, hosts.values())))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        if not {LinkState.ALIVE, LinkState.GONE} & set(found.values()):
            return {
                link: LinkState.UNKNOWN if state is LinkState.UNREACHABLE else state for link, state in found.items()
            }
        return found

    def _asked(self, links: Iterable[str], until: float) -> dict[str, LinkState]:
        return {link: self._state(link) if self._clock() < until else LinkState.UNKNOWN for link in links}

    def _state(self, link: str) -> LinkState:
        try:
            self._fetcher.reach(link)
        except FetchError as error:
            if error.disappeared:
                return LinkState.GONE
            if error.status in _SHOWS_ITSELF:
                return LinkState.ALIVE
            return LinkState.UNREACHABLE if error.transient or error.status else LinkState.CLOSED
        return LinkState.ALIVE


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def _silent(done: int, total: int) -> None:
    """Nobody watches."""
