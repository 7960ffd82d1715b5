"""What systemd hears of the bot."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.operations import supervisor
from bot.operations.operations import Operations, Phase
from bot.operations.supervisor import supervised


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    monkeypatch.chdir(tmp_path)  # names of sockets must be short
    monkeypatch.setattr(supervisor, "PAUSE", 0.05)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind("notify")
        listening.settimeout(5)
        yield listening


def test_systemd_hears_of_the_start_of_each_phase_and_of_the_end(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", "notify")
    operations = Operations()
    with supervised(operations):
        assert systemd.recv(100) == b"READY=1"
        assert systemd.recv(100) == b"WATCHDOG=1\nSTATUS=loading"
        operations.begin(Phase.ANSWERING)
        while (heard := systemd.recv(100)) == b"WATCHDOG=1\nSTATUS=loading":
            pass
        assert heard == b"WATCHDOG=1\nSTATUS=answering"
    while (heard := systemd.recv(100)).startswith(b"WATCHDOG=1"):
        pass
    assert heard == b"STOPPING=1"


def test_a_bot_that_is_stuck_gives_no_sign_of_life(systemd: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Operations, "alive", False)
    with supervised(Operations(), "notify"):
        assert systemd.recv(100) == b"READY=1"
        systemd.settimeout(0.3)
        with pytest.raises(TimeoutError):
            systemd.recv(100)


def test_a_socket_that_is_gone_is_told_and_stops_nothing(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    with supervised(Operations(), str(tmp_path / "gone")):
        pass
    assert "systemd cannot be told that the bot lives (No such file or directory)" in caplog.text


def test_without_systemd_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    with supervised(Operations()):
        pass
