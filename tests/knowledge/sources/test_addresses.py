"""Which machines belong to the open internet."""

from __future__ import annotations

import socket

import httpcore
import pytest

from knowledge.sources.addresses import is_public
from knowledge.sources.guarded_network import GuardedNetwork, PrivateAddress

PRIVATE = [
    "127.0.0.1", "127.255.0.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
    "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "::ffff:a9fe:a9fe", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "::127.0.0.1", "2001:db8::1",
    "fd00:ec2::254", "no address", "",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "193.99.144.80", "2a02:2e0:3fe:1001:302::", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


def test_a_name_that_means_another_machine_the_second_time_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that is checked is the one that is connected to, and every one a name has is checked."""
    connected: list[str] = []

    def connect(_: object, host: str, *__: object) -> httpcore.NetworkStream:
        connected.append(host)
        return httpcore.NetworkStream()

    answers = [["193.99.144.80"], ["127.0.0.1"], ["193.99.144.80", "10.0.0.1"]]

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in answers.pop(0)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    network = GuardedNetwork(allow_private=False)
    network.connect_tcp("example.org", 80)
    for _ in range(2):
        with pytest.raises(PrivateAddress):
            network.connect_tcp("example.org", 80)
    assert connected == ["193.99.144.80"]
