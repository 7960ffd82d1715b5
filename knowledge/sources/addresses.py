"""Which web addresses may be asked, and which machines may answer."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from knowledge.sources.fetch_error import FetchError

_WITH_IPV4 = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""NAT64 and the old IPv4-compatible addresses: the last 32 bits are an IPv4 address."""


def parsed(address: str) -> httpx.URL:
    """Raises FetchError for what is no http or https address of a host."""
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(address, f"is no web address ({error}); correct it") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchError(address, "is no web address; write one that starts with https:// or http://")
    if url.userinfo:
        raise FetchError(address.split("@")[-1], "is given with a user name or password; name a page open to everybody")
    return url


def is_public(numeric: str) -> bool:
    """Whether the numeric address belongs to the open internet, whatever it is wrapped in."""
    try:
        address = ip_address(numeric.split("%")[0])
    except ValueError:
        return False
    return all(_is_global(each) for each in (address, *_wrapped(address)))


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and any(_wrapped(address)):
        return True  # what it wraps decides
    special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not special and not (isinstance(address, IPv6Address) and address.is_site_local)


def _wrapped(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    if isinstance(address, IPv4Address):
        return
    yield from filter(None, (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())))
    if any(address in network for network in _WITH_IPV4):
        yield IPv4Address(int(address) & 0xFFFFFFFF)
