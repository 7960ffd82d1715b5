from __future__ import annotations

import pytest

from bot.listening import Address
from tests.e2e.service import free_port


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:9090", Address("127.0.0.1", 9090)),
        ("localhost:1", Address("localhost", 1)),
        ("[::1]:65535", Address("::1", 65535)),
    ],
)
def test_an_address_is_read_as_it_is_written(text: str, address: Address) -> None:
    assert Address.from_text(text) == address
    assert str(address) == text


@pytest.mark.parametrize("text", ["", "9090", ":9090", "host:", "host:0", "host:65536", "host:-1", "host:９x", "host"])
def test_what_is_no_address_is_none(text: str) -> None:
    assert Address.from_text(text) is None


def test_a_listening_socket_does_not_block() -> None:
    with Address("localhost", free_port()).listen() as listening:
        assert (listening.getsockname()[0] in ("127.0.0.1", "::1"), listening.getblocking()) == (True, False)
