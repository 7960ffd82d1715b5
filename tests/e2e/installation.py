"""One snapshot with the bundled model for all end-to-end tests, and settings files that use it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from tests.bot_api.process import ROOT, Process

OUTCOME = "outcome"
BUILD_TIME = 400


@dataclass(frozen=True, slots=True)
class Installation:
    """`folder` holds settings files, logs and, in `var`, what the application writes at run time.

    `questions` are golden questions of its own.
    """

    folder: Path
    questions: Path = ROOT / "knowledge" / "questions.jsonl"

    @property
    def data(self) -> Path:
        return self.folder / "var"

    def settings(self, name: str, **telegram: str | bool) -> Path:
        """A settings file; JSON's strings and truth values are TOML's, too."""
        file = self.folder / f"{name}.toml"
        lines = [
            f"data_dir = {json.dumps(str(self.data))}",
            "[knowledge]",
            f"documents = {json.dumps(str(ROOT / 'knowledge' / 'documents'))}",
            f"questions = {json.dumps(str(self.questions))}",
            "[encoder]",
            "threads = 1",
            "[telegram]",
            *(f"{key} = {json.dumps(value)}" for key, value in telegram.items()),
        ]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    def serve(self, settings: Path, token: str, log: Path, environment: Mapping[str, str] | None = None) -> Process:
        """The application as citizens meet it."""
        command = [sys.executable, "-m", "bot", "serve", "--config", str(settings)]
        return Process(command, log, {"STRATEGIEBOT_TELEGRAM__TOKEN": token, **(environment or {})})


def copied(installation: Installation, folder: Path, questions: Path) -> Installation:
    """One whose documents and snapshots may change."""
    own = Installation(folder, questions)
    own.data.mkdir()
    (own.data / "models").symlink_to((installation.data / "models").resolve())
    shutil.copytree(installation.data / "snapshots", own.data / "snapshots")
    return own


def installed(factory: pytest.TempPathFactory) -> Installation:
    """Built once for all workers of a test run; what went wrong then is told to all of them."""
    base = factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    installation = Installation(shared / "installation")
    installation.folder.mkdir(exist_ok=True)
    outcome = installation.folder / OUTCOME
    with FileLock(installation.folder / "lock"):
        if not outcome.exists():
            outcome.write_text(built(installation), encoding="utf-8")
    problem = outcome.read_text(encoding="utf-8")
    if problem:
        raise AssertionError(problem)
    return installation


def built(installation: Installation) -> str:
    """Make its first snapshot; what went wrong, or nothing."""
    installation.data.mkdir()
    _share(ROOT / "var", installation.data)
    command = [sys.executable, "-m", "bot", "refresh", "--config", str(installation.settings("refresh"))]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=BUILD_TIME, check=False)
    return f"refresh ended with {result.returncode}: {result.stderr[-2000:]}" if result.returncode else ""


def _share(repository: Path, data: Path) -> None:
    """What the repository may hold already saves unpacking the model and embedding the passages; nothing needs it."""
    if (repository / "models").is_dir():
        (data / "models").symlink_to(repository / "models")
    if (repository / "snapshots" / "live").exists():
        shutil.copytree(repository / "snapshots", data / "snapshots")
