"""Starts the modules that break refreshes off, each in a process of its own, and reads what they found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.hostile.aftermath import Aftermath

ROOT = Path(__file__).resolve().parents[2]
STRIDE = int(os.environ.get("HOSTILE_STRIDE", "0"))
"""1 breaks off at every act and with every page; 0 leaves it to the tests, which take one of several."""


def found_by(module: str, folder: Path, stride: int, *, before: tuple[str, ...] = ()) -> list[Aftermath]:
    """What `python -m tests.hostile.<module>` prints; `before` is the command that starts it."""
    command = [*before, sys.executable, "-m", f"tests.hostile.{module}", str(folder), str(STRIDE or stride)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return [Aftermath(**json.loads(line)) for line in ended.stdout.splitlines()]
