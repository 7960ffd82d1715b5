"""The network: one request, one answer whose body is read piece by piece; httpcore does the work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

import httpcore
import httpx

from knowledge.sources.addresses import parsed
from knowledge.sources.fetch_error import FetchError
from knowledge.sources.guarded_network import GuardedNetwork, PrivateAddress, ending_within
from knowledge.sources.limits import Limits

_FAULTS = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError)


@dataclass(frozen=True, slots=True)
class Answer:
    """`chunks` is the body as it comes, still compressed; `headers` knows no case."""

    status: int
    headers: Mapping[str, str]
    chunks: Iterator[bytes]


class Web(Protocol):
    """Follows no redirect, repeats nothing; raises FetchError, also while `chunks` are read."""

    def get(self, address: str, headers: Mapping[str, str]) -> AbstractContextManager[Answer]: ...


class OpenWeb:
    """The real network, without the inner one unless the limits allow it; may be used from several threads."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_keepalive_connections=0,  # between two requests lies a pause, in which nothing should stay open
            network_backend=GuardedNetwork(allow_private=limits.allow_private_addresses),
        )

    @contextmanager
    def get(self, address: str, headers: Mapping[str, str]) -> Iterator[Answer]:
        with _told(address, self._limits), ending_within(self._limits.total_seconds):
            times = {"connect": self._limits.connect_seconds, "pool": self._limits.total_seconds}
            times |= dict.fromkeys(("read", "write"), self._limits.read_seconds)
            with self._pool.stream(
                "GET", str(parsed(address)).encode(), headers=list(headers.items()), extensions={"timeout": times}
            ) as response:
                yield Answer(response.status, httpx.Headers(response.headers), response.iter_stream())

    def close(self) -> None:
        self._pool.close()


@contextmanager
def _told(address: str, limits: Limits) -> Iterator[None]:
    """Foreign errors as sentences about the address."""
    try:
        yield
    except PrivateAddress as error:
        raise FetchError(
            address,
            f"leads to {error}, a machine that is not on the open internet; "
            "correct the address, or set fetching.allow_private_addresses",
        ) from error
    except httpcore.TimeoutException as error:
        reason = (
            f"did not answer in time ({limits.read_seconds:g} s a step, {limits.total_seconds:g} s in all); "
            "try again later, or raise fetching.total_seconds"
        )
        raise FetchError(address, reason, transient=True) from error
    except _FAULTS as error:
        cause = str(error) or type(error).__name__
        raise FetchError(
            address, f"broke off or could not be reached ({cause}); try again later", transient=True
        ) from error
