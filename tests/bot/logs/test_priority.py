"""A real stream, named in JOURNAL_STREAM as systemd names it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.setting_sections import ROOT

SCRIPT = """
import logging
from bot.logs.configuring import configure_logs
from bot.setting_sections import LogSettings
configure_logs(LogSettings(level="debug", format="json"))
for level in ("debug", "info", "warning", "error", "critical"):
    getattr(logging.getLogger("bot.x"), level)("said")
"""


def written(file: Path, *command: str, stream: str = "") -> list[str]:
    """Standard error, a file; `stream` is what systemd told, that of the file unless another is named."""
    with file.open("w") as told:
        status = os.fstat(told.fileno())
        ours = f"{status.st_dev}:{status.st_ino}"
        environment = os.environ | {"JOURNAL_STREAM": stream or ours}
        subprocess.run([sys.executable, *command], cwd=ROOT, stderr=told, env=environment, check=False)
    return file.read_text(encoding="utf-8").splitlines()


def test_where_the_journal_reads_each_line_begins_with_its_priority(tmp_path: Path) -> None:
    lines = written(tmp_path / "told", "-c", SCRIPT)
    assert [line.partition("{")[0] for line in lines] == ["<7>", "<6>", "<4>", "<3>", "<2>"]


@pytest.mark.parametrize("stream", ["1:2", "nonsense"])
def test_where_standard_error_leads_elsewhere_no_line_does(tmp_path: Path, stream: str) -> None:
    assert {line[0] for line in written(tmp_path / "told", "-c", SCRIPT, stream=stream)} == {"{"}


def test_the_sentence_with_which_a_command_fails_is_an_error_to_the_journal(tmp_path: Path) -> None:
    (line,) = written(tmp_path / "told", "-m", "bot", "status", "--config", str(tmp_path / "gone.toml"))
    assert line.startswith("<3>strategiebot: settings file ")
