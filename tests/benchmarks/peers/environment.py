"""A virtual environment for each peer, with the versions in requirements/, made once and anew when those change."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.peers.system import OURS
from tests.bot_api.process import ROOT

FOLDER = ROOT / ".venv-peers"
REQUIREMENTS = Path(__file__).parent / "requirements"
MADE = "made-of"
"""Holds the hash of the requirements that were installed."""


def interpreter(peer: str) -> Path:
    """The Python that runs this peer; the first time it takes some minutes and 1.5 GB."""
    if peer == OURS:
        return Path(sys.executable)
    folder, requirements = FOLDER / peer, REQUIREMENTS / f"{peer}.txt"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if not (folder / MADE).exists() or (folder / MADE).read_text() != wanted:
        _make(folder, requirements)
        (folder / MADE).write_text(wanted)
    return folder / "bin" / "python"


def named_versions(peer: str) -> list[str]:
    """The packages that stand above the first empty line of its requirements: what was chosen, not what came along."""
    if peer == OURS:
        return ["onnxruntime", "faiss-cpu", "numpy"]
    chosen = (REQUIREMENTS / f"{peer}.txt").read_text(encoding="utf-8").split("\n\n")[0]
    return [line.split("==")[0] for line in chosen.splitlines() if "==" in line]


def _make(folder: Path, requirements: Path) -> None:
    print(f"making {folder}", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    subprocess.run([*pip, "install", "--requirement", str(requirements)], check=True)
