"""`health` asks a running bot over HTTP."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.operations.check import Check
from bot.operations.operations import Operations, Phase
from bot.operations.server import serving
from bot.setting_sections import OperationsSettings
from tests.bot.command_line import CommandLine
from tests.e2e.service import free_port


@pytest.fixture
def listen(strategiebot: CommandLine) -> str:
    """Where the settings say that the bot can be asked."""
    listen = f"127.0.0.1:{free_port()}"
    with strategiebot.config.open("a", encoding="utf-8") as file:
        file.write(f'[operations]\nlisten = "{listen}"\n')
    return listen


def test_a_bot_that_is_alive_ends_with_0_and_its_phase(strategiebot: CommandLine, listen: str) -> None:
    with serving(Operations(), OperationsSettings(listen=listen).address()):
        ended = strategiebot("health")
    assert (ended.status, ended.out, ended.err) == (0, "loading\n", "")


def test_a_bot_that_is_not_ready_ends_with_1_and_the_reason(strategiebot: CommandLine, listen: str) -> None:
    operations = Operations()
    operations.begin(Phase.ANSWERING)
    operations.watch("encoder", lambda: Check(False, "fails", needed=False))
    with serving(operations, OperationsSettings(listen=listen).address()):
        ready = strategiebot("health", "--ready")
        operations.watch("journal", lambda: Check(False, "the disk is full"))
        limited = strategiebot("health", "--ready")
        alive = strategiebot("health")
    assert (ready.status, ready.out) == (0, "answering, but limited: encoder\n")
    assert (limited.status, alive.status) == (1, 0)
    assert limited.error == "strategiebot: the bot is answering; encoder: fails; journal: the disk is full"


def test_where_no_bot_answers_the_address_is_named(strategiebot: CommandLine, listen: str) -> None:
    ended = strategiebot("health")
    assert ended.status == 1
    assert ended.error == (
        f"strategiebot: no bot answers at {listen} (ConnectionRefusedError); "
        "start it with `strategiebot serve`, and see its log"
    )


def test_without_an_address_the_setting_is_named(strategiebot: CommandLine, tmp_path: Path) -> None:
    strategiebot.config.write_text('[operations]\nlisten = ""\n', encoding="utf-8")
    ended = strategiebot("health")
    assert (ended.status, "operations.listen" in ended.error) == (1, True)


@pytest.mark.parametrize("listen", ["9090", "localhost", "127.0.0.1:0", "127.0.0.1:http"])
def test_an_address_that_cannot_be_is_refused_with_the_key(strategiebot: CommandLine, listen: str) -> None:
    strategiebot.config.write_text(f'[operations]\nlisten = "{listen}"\n', encoding="utf-8")
    ended = strategiebot("health")
    assert ended.error.startswith(f"strategiebot: setting operations.listen is {listen!r}: write address and port")
