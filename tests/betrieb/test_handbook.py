"""The operator's handbook is true: its commands run, its messages are the program's, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from bot.__main__ import strategiebot
from bot.setting_sections import ROOT
from tests.bot.command_line import CommandLine

FILE = ROOT / "docs" / "betrieb" / "handbuch.md"
TEXT = FILE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh( geprüft)?\n(.*?)```", TEXT, re.DOTALL)
COMPOSE = "docker compose -f docs/betrieb/container/compose.yaml"
RUNNABLE = [block for marked, block in BLOCKS if marked]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What the marked blocks print, run one line after another; /var/lib lies elsewhere, and each command succeeds."""
    command_line = CommandLine(tmp_path, monkeypatch, capsys)
    kept = tmp_path / "strategiebot-backup"
    kept.mkdir()
    ended = []
    for line in "".join(RUNNABLE).splitlines():
        program, command, *arguments = shlex.split(line.replace("/var/lib", str(tmp_path)))
        assert program == "strategiebot"
        ended.append(command_line(command, *arguments))
        assert (line, ended[-1].status, ended[-1].err) == (line, 0, ended[-1].err)
    assert len(list(kept.glob("*.tar.gz"))) == 3
    return "".join(each.out for each in ended)


def test_every_block_that_is_marked_runs_one_line_after_another(told: str) -> None:
    assert len(RUNNABLE) == 6
    assert "documents: 2\n" in told
    assert "vor-aktualisierung.tar.gz is sound: " in told
    assert re.search(r"^restored \d+ files of ", told, re.MULTILINE)


def _commands() -> list[str]:
    """All calls of the bot, in blocks and in running text; … stands for any command."""
    in_blocks = [line for _, block in BLOCKS for line in block.splitlines()]
    in_text = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL))
    within = rf"^{COMPOSE} (?:exec|run --rm) (?:bot )?(?:strategiebot )?"
    called = [re.sub(within, "strategiebot ", command) for command in (*in_blocks, *in_text)]
    return [command for command in called if re.match(r"strategiebot [a-z]", command)]


def test_every_call_of_docker_compose_names_its_file() -> None:
    for text in (TEXT, (FILE.parent / "container" / "compose.yaml").read_text(encoding="utf-8")):
        calls = re.findall(r"docker compose .*", text)
        assert calls
        assert [call for call in calls if not call.startswith(COMPOSE)] == []


@pytest.mark.parametrize("call", sorted(set(_commands())))
def test_every_command_and_option_of_ours_exists(call: str) -> None:
    command, *arguments = shlex.split(call)[1:]
    with strategiebot.commands[command].make_context(
        command, [each for each in arguments if each.startswith("-")], resilient_parsing=True
    ):
        known = {option for parameter in strategiebot.commands[command].params for option in parameter.opts}
    assert {each for each in arguments if each.startswith("-")} <= known


def _messages() -> list[str]:
    rows = TEXT.split("## Störungen")[1].split("\n## ")[0].splitlines()
    return [message for row in rows if row.startswith("| `") for message in re.findall(r"`([^`]+)`", row.split("|")[1])]


FILES = [path for folder in ("bot", "index") for path in (ROOT / folder).rglob("*.py")]
JOINED = re.sub(r'"\s*\n\s*f?"', "", "\n".join(path.read_text(encoding="utf-8") for path in FILES))
"""Strings that stand in several lines are one."""


@pytest.mark.parametrize("message", _messages())
def test_every_message_of_the_table_is_one_of_the_program(message: str) -> None:
    assert message in JOINED


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)[^)]*\)", TEXT))
def test_every_link_leads_to_a_file(link: str) -> None:
    assert (FILE.parent / link).exists()


def test_every_unit_that_is_named_is_there() -> None:
    folder = FILE.parent / "systemd"
    for unit in re.findall(r"strategiebot(?:-[a-z]+)?\.(?:timer|service)", TEXT):
        assert (folder / unit).exists()
