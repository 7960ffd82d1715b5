"""What goes wrong in a command: one line that names the thing, and the exit status; as real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands.failure import one_line, unexpected
from bot.setting_sections import ROOT
from bot.settings import DEBUG, PREFIX

UNSET = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}


def run(folder: Path, settings: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    config = folder / "config.toml"
    config.write_text(settings, encoding="utf-8")
    command, *rest = arguments
    return subprocess.run(
        [sys.executable, "-m", "bot", command, "--config", str(config), *rest],
        cwd=ROOT,
        env=UNSET,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("settings", "arguments", "named"),
    [
        ('colour = "red"', ("status",), ("colour", "README")),
        ("[encoder]\nthreads = 0", ("status",), ("encoder.threads", "0")),
        ("not toml", ("status",), ("config.toml", "correct that line")),
        ('[knowledge]\ndocuments = "gone"', ("refresh",), ("gone", "check the path")),
        ('[knowledge]\ndocuments = "gone"', ("ask", "Wann?"), ("gone", "check the path")),
        ("", ("serve",), ("STRATEGIEBOT_TELEGRAM__TOKEN", "@BotFather")),
        ("", ("evaluate", "gone.jsonl"), ("gone.jsonl", "check the path")),
        ("", ("rollback",), ("no snapshot", "strategiebot refresh")),
    ],
)
def test_a_failure_is_one_line_that_names_thing_and_next_step(
    tmp_path: Path, settings: str, arguments: tuple[str, ...], named: tuple[str, ...]
) -> None:
    ended = run(tmp_path, settings, *arguments)
    assert ended.returncode == 1
    assert ended.stdout == ""
    (line,) = ended.stderr.splitlines()
    assert line.startswith("strategiebot: ")
    assert "unexpected" not in line
    for word in named:
        assert word in line


@pytest.mark.parametrize("arguments", [("dance",), ("ask",), ("ask", "Wann?", "--louder"), ("refresh", "too", "many")])
def test_wrong_usage_ends_with_two_and_says_where_help_is(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ended = run(tmp_path, "", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Usage:" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_output_that_takes_nothing_is_told_with_the_next_step() -> None:
    line = one_line(OSError(28, "No space left on device"))
    assert line.startswith("No space left on device; check where the output goes")


def test_an_error_becomes_one_line() -> None:
    assert one_line(ValueError("one\n  two\n\nthree")) == "one two three"
    assert one_line(FileNotFoundError(2, "No such file", "a.md")).startswith("a.md: No such file; check")


def test_an_unforeseen_error_tells_its_place_and_never_its_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(DEBUG, raising=False)
    try:
        raise KeyError("what the citizen wrote")
    except KeyError as exc:
        line = unexpected(exc)
        monkeypatch.setenv(DEBUG, "1")
        unexpected(exc)
    assert line.startswith("unexpected KeyError in test_failure.py line ")
    assert DEBUG in line
    assert "citizen" not in line
    assert "Traceback" in capsys.readouterr().err


def test_even_what_is_shown_on_demand_holds_no_token(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(DEBUG, "1")
    with pytest.raises(RuntimeError) as caught:
        raise RuntimeError("https://api.telegram.org/bot123456:AAF-secret-of-a-bot/getMe")
    unexpected(caught.value)
    shown = capsys.readouterr().err
    assert ("RuntimeError" in shown, "AAF-secret" in shown) == (True, False)
