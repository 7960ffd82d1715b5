"""Connections that reach the open internet only, and end at their deadline; httpcore makes them."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import httpcore

from knowledge.sources.addresses import is_public

_deadline: ContextVar[float] = ContextVar("deadline")


class PrivateAddress(Exception):
    """The host's name leads to a machine of an inner network."""


@contextmanager
def ending_within(seconds: float) -> Iterator[None]:
    """All network work inside is over after so many seconds, however slowly the other side drips."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


class GuardedNetwork(httpcore.NetworkBackend):
    """Looks at the very address it connects to: a name that means another machine a second time gains nothing."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        numeric = _addresses(host, port)
        refused = [address for address in numeric if not self._allow_private and not is_public(address)]
        if refused:
            raise PrivateAddress(refused[0])
        for place, address in enumerate(numeric, 1):
            try:
                left = _seconds_left(timeout, httpcore.ConnectTimeout)
                return _TimedStream(
                    self._inner.connect_tcp(address, port, left, local_address, socket_options),
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == len(numeric):
                    raise
        raise httpcore.ConnectError(f"{host} has no address")


class _TimedStream(httpcore.NetworkStream):
    """Each step may take the time-out of a step, and all together what is left until the deadline."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _seconds_left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _seconds_left(timeout, httpcore.WriteTimeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _seconds_left(timeout, httpcore.ConnectTimeout)
        return _TimedStream(self._inner.start_tls(ssl_context, server_hostname, left))

    def close(self) -> None:
        self._inner.close()

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


def _addresses(host: str, port: int) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"the name {host} is not known") from error
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def _seconds_left(timeout: float | None, error: type[httpcore.TimeoutException]) -> float | None:
    ends = _deadline.get(None)
    if ends is None:
        return timeout
    left = ends - time.monotonic()
    if left <= 0:
        raise error("the deadline is over")
    return left if timeout is None else min(timeout, left)
