"""Killed again and again in the middle of sending: everybody hears of it, twice only where the kill fell in between."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.announcements.bureau import Bureau
from bot.storage.storage import Storage
from tests.bot.announcements.editions import SETTINGS, edition, release
from tests.bot.telegram.announcing_process import READY
from tests.bot_api.citizen import Citizen, Desk
from tests.bot_api.process import ROOT, started_server

pytestmark = pytest.mark.e2e

SUBSCRIBERS, KILLS = 40, 4
TOKEN = "77015:announcing-kills"


def test_nobody_misses_an_announcement_and_few_hear_it_twice(tmp_path: Path) -> None:
    process, server = started_server(tmp_path / "server.log")
    with process, Desk(server, TOKEN) as desk:
        chats = [_arrived(desk) for _ in range(SUBSCRIBERS)]
        asyncio.run(_subscribed(tmp_path, chats))
        chance = random.Random(5)  # noqa: S311  # moments of kills, no secret
        for _ in range(KILLS):
            _announce(server, tmp_path, _Heard(desk, at_least=7), 0.2 * chance.random())
        _announce(server, tmp_path, lambda: set(_by_chat(desk)) == set(chats), 0.5)
        heard = _by_chat(desk)
        assert set(heard) == set(chats)
        doubles = sum(times - 1 for times in heard.values())
        print(f"{KILLS} kills, {SUBSCRIBERS} chats: 0 missing, {doubles} twice")
        assert doubles <= KILLS
        assert desk.state()["contract"] == []


def _arrived(desk: Desk) -> int:
    citizen = Citizen(desk)
    citizen.say("/start")
    return citizen.id


async def _subscribed(folder: Path, chats: list[int]) -> None:
    bureau = Bureau.of_bot(int(TOKEN.split(":")[0]), Storage(folder), SETTINGS)
    for chat in chats:
        await bureau.subscribe(chat, "de")
    await bureau.notice(edition("1", release("alt")))
    bureau.close()


def _by_chat(desk: Desk) -> Counter[int]:
    """How often each chat has been written to."""
    return Counter(call["chat"] for call in desk.calls(method="sendMessage")["calls"] if call["ok"])


class _Heard:
    """Whether so many messages more have been taken."""

    def __init__(self, desk: Desk, at_least: int) -> None:
        self._desk, self._least, self._before = desk, at_least, desk.calls()["next"]

    def __call__(self) -> bool:
        return len(self._desk.calls(self._before, method="sendMessage")["calls"]) >= self._least


def _announce(server: str, folder: Path, enough: Callable[[], bool], later: float) -> None:
    """Until there is `enough`, then a kill `later` seconds after."""
    command = [sys.executable, "-m", "tests.bot.telegram.announcing_process", server, TOKEN, str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    lines = []
    try:
        for line in process.stdout:
            lines.append(line)
            if line.startswith(READY):
                break
        until = time.monotonic() + 60
        while not enough() and time.monotonic() < until:
            assert process.poll() is None, lines
            time.sleep(0.02)
        assert enough(), lines
        time.sleep(later)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
