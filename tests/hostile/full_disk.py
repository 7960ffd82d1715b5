"""Refreshes on a disk that becomes full: `python -m tests.hostile.full_disk FOLDER STRIDE` on a small file system.

`FOLDER/disk` must be a mount point of a file system of some megabytes; one JSON object for each amount of space left.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.hostile.aftermath import Aftermath, aftermath
from tests.hostile.forked import run
from tests.hostile.scene import AFTER, BEFORE, Scene

PAGE = 4096


def full_disks(folder: Path, stride: int) -> Iterator[Aftermath]:
    """With no page left, then one `stride` more each time, until a refresh has room enough."""
    disk = folder / "disk"
    scene = Scene(folder / "scene", disk / "var")
    pages, ended = 0, 1
    while ended:
        scene.write(BEFORE)
        first = run(scene, "refresh")
        assert first.status == 0, first.err
        scene.write(AFTER)
        ballast = disk / "ballast"
        _fill(ballast, leave=pages)
        found = aftermath(scene, f"{pages} pages left", lambda: run(scene, "refresh"), relief=ballast.unlink)
        yield found
        shutil.rmtree(scene.data)
        ended = found.status
        pages += stride


def _fill(ballast: Path, leave: int) -> None:
    with ballast.open("wb", buffering=0) as file:
        room = os.statvfs(ballast.parent).f_bavail * os.statvfs(ballast.parent).f_frsize // PAGE
        for _ in range(room - leave):
            file.write(b"x" * PAGE)


if __name__ == "__main__":
    for each in full_disks(Path(sys.argv[1]), int(sys.argv[2])):
        print(json.dumps(asdict(each)), flush=True)
