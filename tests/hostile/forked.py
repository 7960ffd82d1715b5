"""Runs `strategiebot` commands in processes of their own that are forked, so that imports are paid for once."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bot import assembly, step_bars
from bot.__main__ import main
from bot.dialogue import quoting
from bot.editing import shelf
from bot.refreshing import refresher
from index import sentence_encoder
from knowledge.sources import collection, gathering
from tests.hashing_encoder import HashingEncoder
from tests.hostile.scene import Scene
from tests.hostile.strike import Strike

IMPORTED = (assembly, step_bars, quoting, shelf, refresher, collection, gathering)
"""What commands import when they need it; here it is paid for once."""


@dataclass(frozen=True, slots=True)
class Ended:
    """`status` is negative where a signal ended the process; `acts` is what Strike has counted."""

    status: int
    out: str
    err: str
    acts: int
    seconds: float


def run(scene: Scene, *arguments: str, strike: Strike | None = None, kill_after: float | None = None) -> Ended:
    """A command from start to end, or until it is killed."""
    files = [scene.folder / f"{name}.txt" for name in ("out", "err", "acts")]
    for file in files:
        file.write_bytes(b"")
    started = time.monotonic()
    process = os.fork()
    if not process:
        _child(scene, arguments, files, strike or Strike())
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(process, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    out, err, acts = (file.read_text(encoding="utf-8") for file in files)
    return Ended(status, out, err, int(acts or 0), time.monotonic() - started)


def _child(scene: Scene, arguments: tuple[str, ...], files: list[Path], strike: Strike) -> None:
    """Never returns: what pytest or a driver has set up in this process must not run a second time."""
    status = 70
    try:
        for number, file in enumerate(files[:2], 1):
            os.dup2(os.open(file, os.O_WRONLY), number)
        acts = os.open(files[2], os.O_WRONLY)
        vars(assembly)[sentence_encoder.load_encoder.__name__] = lambda *_, **__: HashingEncoder()
        sys.argv = ["strategiebot", *arguments, "--config", str(scene.settings)]
        strike.arm()
        try:
            main()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else bool(ended.code)
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(acts, str(strike.count).encode())
    finally:
        os._exit(status)
