"""Fetches an address as a good guest does: allowed, paced, bounded, asked again only when that may help."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import TypeVar

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt
from tenacity.wait import wait_exponential_jitter

from knowledge.sources import content_type
from knowledge.sources.addresses import parsed
from knowledge.sources.body import body_of
from knowledge.sources.content_type import Accepts, ContentType
from knowledge.sources.fetch_error import DISAPPEARED, FetchError
from knowledge.sources.fetched import Fetched, Validators
from knowledge.sources.limits import Limits
from knowledge.sources.pacing import Pacing
from knowledge.sources.robots import Robots
from knowledge.sources.web import Answer, OpenWeb, Web

T = TypeVar("T")
_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_NOT_MODIFIED = 304
_IN_PART = 206
_PASSING = (408, 425, 429, 500, 502, 503, 504)
_LONGEST_WAIT = 60.0
"""Seconds a server may ask to wait for before a page is given up for this time."""


class Fetcher:
    """May be used from several threads; `sleep` is for waits between requests and may raise to interrupt them."""

    def __init__(self, limits: Limits, web: Web | None = None, sleep: Callable[[float], None] = time.sleep) -> None:
        self.limits = limits
        self._web = web or OpenWeb(limits)
        self._pacing = Pacing(sleep)
        self._robots = Robots(self._robots_file, limits.user_agent)
        self._sleep = sleep

    def fetch(
        self, address: str, known: Validators | None = None, accepts: Accepts = content_type.documents
    ) -> Fetched | None:
        """What lies at the address, None where it is still what `known` came with; raises FetchError."""
        asked = known.headers() if known else {}

        def take(answer: Answer, place: str) -> Fetched | None:
            if answer.status == _NOT_MODIFIED and asked:
                return None
            return self._fetched(answer, address, place, accepts)

        return self._repeated(lambda: self._through_redirects(address, take, self._robots.check, asked))

    def reach(self, address: str) -> None:
        """Raises FetchError for a dead link; loads nothing of the page."""
        self._repeated(lambda: self._through_redirects(address, _refuse_or_nothing, self._robots.check))

    def _robots_file(self, address: str) -> bytes:
        def take(answer: Answer, place: str) -> bytes:
            return self._fetched(answer, address, place, content_type.anything).content

        return self._through_redirects(address, take, lambda _: 0.0)

    def _repeated(self, once: Callable[[], T]) -> T:
        retrying = Retrying(
            stop=stop_after_attempt(1 + self.limits.retries),
            wait=self._wait,
            retry=retry_if_exception(lambda error: isinstance(error, FetchError) and _is_worth_a_wait(error)),
            sleep=self._sleep,
            reraise=True,
        )
        return retrying(once)

    def _wait(self, state: RetryCallState) -> float:
        first = self.limits.retry_seconds
        backoff = wait_exponential_jitter(multiplier=first, max=_LONGEST_WAIT, jitter=first)(state)
        error = state.outcome.exception() if state.outcome else None
        return max(backoff, error.retry_after) if isinstance(error, FetchError) else backoff

    def _through_redirects(
        self,
        address: str,
        take: Callable[[Answer, str], T],
        allowed: Callable[[str], float],
        asked: Mapping[str, str] = MappingProxyType({}),
    ) -> T:
        """What `take` makes of the last answer and its address; `allowed` gives the pause each hop's site asks for."""
        place = _without_fragment(parsed(address))
        headers = {"User-Agent": self.limits.user_agent, "Accept": "*/*", "Accept-Encoding": "gzip", **asked}
        for _ in range(1 + _MOST_REDIRECTS):
            pause = max(self.limits.pause_seconds, allowed(place))
            with self._pacing.turn(parsed(place).host, pause), self._web.get(place, headers) as answer:
                onward = answer.headers.get("location", "") if answer.status in _REDIRECTS else ""
                if not onward:
                    return take(answer, place)
            place = _joined(place, onward)
        raise FetchError(address, f"redirects more than {_MOST_REDIRECTS} times; name the page that it should lead to")

    def _fetched(self, answer: Answer, address: str, place: str, accepts: Accepts) -> Fetched:
        _refuse(answer, address)
        told = ContentType.from_header(answer.headers.get("content-type", ""), place)
        if not told.is_untold:
            _check_type(told, accepts, address)
        content = body_of(answer, address, self.limits.largest_bytes)
        held = told.looked_at(content)
        _check_type(held, accepts, address)
        validators = Validators(answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
        return Fetched(address, place, content, held, datetime.now(UTC), validators)


def _check_type(held: ContentType, accepts: Accepts, address: str) -> None:
    if not accepts(held):
        raise FetchError(
            address, f"is of the type {held}, which is not read; name HTML, PDF, DOCX, Markdown or plain text"
        )


def _without_fragment(url: httpx.URL) -> str:
    return str(url.copy_with(fragment=None))


def _joined(place: str, onward: str) -> str:
    try:
        return _without_fragment(parsed(str(parsed(place).join(onward))))
    except (ValueError, TypeError, httpx.InvalidURL) as error:
        raise FetchError(place, f"redirects to {onward[:200]!r}, which is no web address; tell its operator") from error


def _refuse(answer: Answer, address: str) -> None:
    status = answer.status
    if 200 <= status < 300 and status != _IN_PART:
        return
    advice = (
        "correct or remove the address" if status in DISAPPEARED else "look at it with a browser, or try again later"
    )
    raise FetchError(
        address,
        f"answered with status {status}; {advice}",
        status=status,
        transient=status in _PASSING,
        retry_after=_seconds(answer.headers.get("retry-after", "")),
    )


def _refuse_or_nothing(answer: Answer, place: str) -> None:
    _refuse(answer, place)


def _is_worth_a_wait(error: FetchError) -> bool:
    return error.transient and error.retry_after <= _LONGEST_WAIT


def _seconds(retry_after: str) -> float:
    """A number of seconds, or a date."""
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after[:9])
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
