"""The operators' port over real HTTP: before anything is loaded, on a port that is taken, and against nonsense."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from bot.listening import Address
from bot.operations import server
from bot.operations.check import Check
from bot.operations.operations import Operations, Phase
from bot.operations.server import serving
from tests.e2e.service import free_port


@contextmanager
def served(operations: Operations) -> Iterator[httpx.Client]:
    address = Address("127.0.0.1", free_port())
    with serving(operations, address), httpx.Client(base_url=f"http://{address}") as client:
        yield client


def test_it_answers_while_loading_and_while_the_main_thread_is_busy() -> None:
    with served(Operations()) as client:
        health, readiness = client.get("/healthz"), client.get("/readyz")
    assert (health.status_code, health.json()) == (200, {"alive": True, "phase": "loading"})
    assert (readiness.status_code, readiness.json()["ready"]) == (503, False)
    assert readiness.headers["Content-Type"] == "application/json; charset=utf-8"


def test_readiness_follows_what_is_watched() -> None:
    operations, found = Operations(), [Check(True)]
    operations.watch("journal", lambda: found[0])
    operations.begin(Phase.ANSWERING)
    with served(operations) as client:
        assert client.get("/readyz").status_code == 200
        found[0] = Check(False, "the disk is full")
        limited = client.get("/readyz")
        assert (limited.status_code, limited.json()["degraded"]) == (503, ["journal"])
        found[0] = Check(True)
        assert client.get("/readyz").status_code == 200


def test_metrics_come_in_the_format_of_prometheus() -> None:
    with served(Operations()) as client:
        answer = client.get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=1.0.0")
    assert "strategiebot_ready 0.0" in answer.text.splitlines()


def test_other_paths_and_methods_are_refused_without_telling_what_serves_them() -> None:
    with served(Operations()) as client:
        assert [client.get(path).status_code for path in ("/", "/metrics/x", "/../etc/passwd")] == [404] * 3
        assert [client.request(method, "/metrics").status_code for method in ("POST", "PUT", "DELETE")] == [405] * 3
        assert "Server" not in client.get("/healthz").headers


def test_nothing_is_served_without_an_address() -> None:
    with serving(Operations(), None):
        pass


def test_a_port_that_is_taken_is_told_in_a_sentence_and_taken_over_when_it_is_free(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "AGAIN", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = Address("127.0.0.1", other.getsockname()[1])
        with caplog.at_level(logging.INFO), serving(Operations(), address):
            time.sleep(0.2)
            other.close()
            answer = _patiently(f"http://{address}/healthz")
    assert answer.json()["alive"] is True
    told = f"cannot listen on {address} (Address already in use); free it or change operations.listen"
    assert [line for line in caplog.messages if told in line] == [f"no metrics and no health: {told}"]


def test_the_port_is_free_again_afterwards() -> None:
    address = Address("127.0.0.1", free_port())
    for _ in range(3):
        with serving(Operations(), address):
            assert httpx.get(f"http://{address}/healthz").status_code == 200


def _patiently(url: str) -> httpx.Response:
    until = time.monotonic() + 10
    while True:
        try:
            return httpx.get(url)
        except httpx.TransportError:
            assert time.monotonic() < until
            time.sleep(0.05)
