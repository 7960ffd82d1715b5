"""The whole of ours, of which peers are only the search: `ask` from its start to its end, `serve` while it answers."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.peers.memory import Memory
from tests.bot_api.process import ROOT
from tests.e2e.installation import Installation, built
from tests.load.rate import LIFTED, Load
from tests.load.stage import staged

QUESTION = "Wann fand die Konferenz in Leipzig statt?"


@contextmanager
def asking() -> Iterator[Callable[[], float]]:
    """What asks `ask` one question of the documents that ship, and gives the seconds from its start to its end."""
    with tempfile.TemporaryDirectory() as folder:
        installation = Installation(Path(folder))
        if problem := built(installation):
            raise RuntimeError(problem)
        command = [sys.executable, "-m", "bot", "ask", QUESTION, "--config", str(installation.settings("ask"))]

        def ask() -> float:
            began = time.perf_counter()
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
            return time.perf_counter() - began

        yield ask


def serving() -> dict[str, float]:
    """Its memory when a hundred questions have been answered on Telegram."""
    with tempfile.TemporaryDirectory() as folder, staged(Path(folder), "polling", **LIFTED) as stage:
        Load(stage, chats=100).step(rate=5, seconds=20)
        return {f"{kind}_mb": size for kind, size in asdict(Memory.of(stage.process.pid)).items()}
