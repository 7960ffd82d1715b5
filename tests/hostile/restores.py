"""Kills backups and restores before each act on files: `python -m tests.hostile.restores FOLDER STRIDE`.

One JSON object for each kill.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.backup.exchange import finish_restore
from tests.bot.backup.installation import SmallInstallation
from tests.hostile.strike import Strike


@dataclass(frozen=True, slots=True)
class Remains:
    """What is left after a kill and the next command: `state` holds one word if nothing is mixed; `backup` tells
    whether the file is whole (None: there is none); `unfinished` what lies about."""

    work: str
    at: int
    status: int
    state: list[str]
    backup: bool | None
    unfinished: list[str]


def restores(folder: Path, stride: int) -> Iterator[Remains]:
    """Before every `stride`-th act of a backup and of a restore, until one comes to its end."""
    seed = SmallInstallation(folder / "seed")
    seed.fill("before")
    seed.back_up(folder / "seed.tar.gz")
    for work in ("backup", "restore"):
        at, status = 1, -1
        while status:
            scene = SmallInstallation(folder / "scene")
            scene.fill("after")
            shutil.copy(folder / "seed.tar.gz", scene.folder / "seed.tar.gz")
            status = _struck(_work(work, scene), at)
            yield _remains(scene, work, at, status)
            shutil.rmtree(scene.folder)
            at += stride


def _work(name: str, scene: SmallInstallation) -> Callable[[], object]:
    if name == "backup":
        return lambda: scene.back_up(scene.folder / "new.tar.gz")
    return lambda: scene.restore(scene.folder / "seed.tar.gz")


def _struck(work: Callable[[], object], at: int) -> int:
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    try:
        Strike(at).arm()
        work()
        os._exit(0)
    finally:
        os._exit(70)


def _remains(scene: SmallInstallation, work: str, at: int, status: int) -> Remains:
    finish_restore(scene.data)
    unfinished = sorted(path.name for path in scene.data.glob(".*"))
    state, new = sorted(scene.state()), scene.folder / "new.tar.gz"
    whole = _is_whole(scene, new) if new.exists() else None
    return Remains(work, at, status, state, whole, unfinished)


def _is_whole(scene: SmallInstallation, file: Path) -> bool:
    shutil.rmtree(scene.data)
    scene.restore(file)
    return scene.state() == {"after"}


if __name__ == "__main__":
    for each in restores(Path(sys.argv[1]), int(sys.argv[2])):
        print(json.dumps(asdict(each)), flush=True)
