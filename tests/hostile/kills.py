"""Kills a refresh at many moments: `python -m tests.hostile.kills FOLDER STRIDE`; one JSON object for each kill."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from tests.hostile.aftermath import Aftermath, aftermath, copy_of
from tests.hostile.forked import Ended, run
from tests.hostile.scene import BEFORE, Scene
from tests.hostile.strike import FileLimit, Strike

SIZES = (0, 1, 40, 130, 200, 300, 600, 1000, 1500, 2100, 3000, 5000)
"""Bytes after which the write to a file is cut off."""
_LAST = 3
"""Acts at the end, where the new snapshot is live already, that are never left out."""


def kills(folder: Path, stride: int) -> Iterator[Aftermath]:
    """Before every `stride`-th act and the last ones, in the middle of writes, and at moments spread over a refresh."""
    seed = Scene(folder / "seed", folder / "seed" / "var")
    seed.write(BEFORE)
    first = run(seed, "refresh")
    assert first.status == 0, first.err
    with copy_of(seed, folder / "whole") as scene:
        whole = run(scene, "refresh")
        assert whole.status == 0, whole.err
    for at in sorted({*range(1, whole.acts, stride), *range(whole.acts - _LAST, whole.acts + 1)}):
        yield _killed(seed, f"before act {at} of {whole.acts}", strike=Strike(at))
    for size in SIZES:
        yield _killed(seed, f"in the write that makes a file longer than {size} bytes", strike=FileLimit(size))
    moments = max(8, 90 // stride**2)
    for number in range(moments):
        seconds = whole.seconds * (number + 0.5) / moments
        yield _killed(seed, f"after {seconds:.3f} of {whole.seconds:.3f} s", kill_after=seconds)
    shutil.rmtree(seed.folder)


def _killed(seed: Scene, case: str, strike: Strike | None = None, kill_after: float | None = None) -> Aftermath:
    with copy_of(seed, seed.folder.parent / "scene") as scene:
        refresh: partial[Ended] = partial(run, scene, "refresh", strike=strike, kill_after=kill_after)
        return aftermath(scene, case, refresh, relief=lambda: None)


if __name__ == "__main__":
    for each in kills(Path(sys.argv[1]), int(sys.argv[2])):
        print(json.dumps(asdict(each)), flush=True)
