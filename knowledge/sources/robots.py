"""What a site's robots.txt allows; protego reads it. RFC 9309: 4xx allows everything, 5xx and silence nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from cachetools import TTLCache
from protego import Protego

from knowledge.sources.addresses import parsed
from knowledge.sources.fetch_error import FetchError

LARGEST = 500_000
"""Bytes of a robots.txt that must be read."""
_SECONDS_KEPT = 3600.0
_LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class _Rules:
    """`silence` says why a site's rules are not known."""

    rules: Protego | None
    silence: FetchError | None = None


class Robots:
    """`fetch` gives the bytes at an address or raises FetchError; `user_agent` begins with the bot's name."""

    def __init__(self, fetch: Callable[[str], bytes], user_agent: str) -> None:
        self._fetch = fetch
        self._name = user_agent.split("/")[0].strip()
        self._known: TTLCache[str, _Rules] = TTLCache(1000, _SECONDS_KEPT)
        self._lock = Lock()

    def check(self, address: str) -> float:
        """The pause in seconds that the site asks for; raises FetchError where it wants no visit."""
        found = self._rules_of(address)
        if found.silence:
            silence = found.silence
            raise FetchError(
                address,
                f"was not asked, since {silence.address} {silence.reason}",
                transient=silence.transient,
                retry_after=silence.retry_after,
            )
        if found.rules is None:
            return 0.0
        if not found.rules.can_fetch(address, self._name):
            raise FetchError(
                address, f"is closed to {self._name} by the site's robots.txt; ask its operator or leave it out"
            )
        return min(float(found.rules.crawl_delay(self._name) or 0.0), _LONGEST_DELAY)

    def _rules_of(self, address: str) -> _Rules:
        place = str(parsed(address).copy_with(raw_path=b"/robots.txt", fragment=None))
        with self._lock:
            known = self._known.get(place)
        if known is None:
            known = self._asked(place)
            if not (known.silence and known.silence.transient):
                with self._lock:
                    self._known[place] = known
        return known

    def _asked(self, place: str) -> _Rules:
        try:
            return _Rules(Protego.parse(self._fetch(place)[:LARGEST].decode("utf-8-sig", "replace")))
        except FetchError as error:
            closed = not 400 <= error.status < 500 or error.status == 429
            return _Rules(None, error if closed else None)
