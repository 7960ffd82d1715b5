"""A journal on a small disk that is full, really full: answers go on, nothing is recorded, and operators see it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.hostile.driver import ROOT
from tests.hostile.full_journal import PRESSES


def test_a_full_disk_stops_the_journal_and_no_answer(tmp_path: Path, mounting: tuple[str, ...]) -> None:
    command = [*mounting, sys.executable, "-m", "tests.hostile.full_journal", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    roomy, full, relieved = (json.loads(line) for line in ended.stdout.splitlines())
    assert (roomy["ready"], roomy["degraded"], roomy["kept"]) == (True, [], PRESSES)
    assert (full["ready"], full["degraded"]) == (False, ["journal"])
    assert "database or disk is full" in full["detail"]
    assert full["detail"].endswith("make room on that disk")
    assert PRESSES <= full["kept"] < 2 * PRESSES
    assert full["status"] == relieved["status"] == roomy["status"] != "error"
    assert (relieved["ready"], relieved["degraded"]) == (True, [])
    assert relieved["kept"] == full["kept"] + PRESSES
