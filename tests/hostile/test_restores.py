"""Backups and restores that are killed, or find no room: all of one state or all of the other, nothing in between."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bot.backup.installation import SmallInstallation
from tests.hostile.driver import ROOT
from tests.hostile.restores import Remains

STRIDE = os.environ.get("HOSTILE_STRIDE", "1")


def found(tmp_path: Path) -> list[Remains]:
    command = [sys.executable, "-m", "tests.hostile.restores", str(tmp_path), STRIDE]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return [Remains(**json.loads(line)) for line in ended.stdout.splitlines()]


def test_a_backup_or_a_restore_can_be_killed_before_each_of_its_acts(tmp_path: Path) -> None:
    remains = found(tmp_path)
    backups = [each for each in remains if each.work == "backup"]
    restores = [each for each in remains if each.work == "restore"]
    assert {tuple(each.state) for each in backups} == {("after",)}
    assert {each.backup for each in backups} == {None, True}
    states = [tuple(each.state) for each in restores]
    changes = [this for this, before in zip(states, [None, *states], strict=False) if this != before]
    assert changes == [("after",), ("before",)]  # once it has come back, it never goes again
    assert len(restores) >= 40
    assert [each for each in remains if each.unfinished] == []


def test_a_disk_that_becomes_full_leaves_everything_as_it_was(tmp_path: Path, mounting: tuple[str, ...]) -> None:
    seed = SmallInstallation(tmp_path / "seed")
    seed.fill("before")
    for number in range(600):  # each takes a page, and few bytes
        (seed.data / "documents" / f"{number}.md").write_text("x", encoding="utf-8")
    seed.back_up(tmp_path / "b.tar.gz")
    script = (
        "import sys; from pathlib import Path; from tests.bot.backup.installation import SmallInstallation\n"
        "here = SmallInstallation(Path(sys.argv[1])); here.fill('after'); before = here.everything()\n"
        "try: here.restore(Path(sys.argv[2]))\n"
        "except Exception as error: print(error)\n"
        "print(here.everything() == before)\n"
    )
    command = [*mounting, sys.executable, "-c", script, str(tmp_path / "disk"), str(tmp_path / "b.tar.gz")]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stdout.splitlines() == [
        f"there is no room left in {str(tmp_path / 'disk' / 'var')!r}; nothing was changed; make room, then try again",
        "True",
    ], ended.stderr


def test_a_backup_that_finds_no_room_leaves_nothing_behind(tmp_path: Path, mounting: tuple[str, ...]) -> None:
    here = SmallInstallation(tmp_path / "here")
    here.fill("before")
    (here.data / "documents" / "large").write_bytes(os.urandom(4_000_000))
    script = (
        "import sys; from pathlib import Path; from tests.bot.backup.installation import SmallInstallation\n"
        "disk = Path(sys.argv[2])\n"
        "try: SmallInstallation(Path(sys.argv[1])).back_up(disk / 'b.tar.gz')\n"
        "except OSError as error: print(error.strerror, list(disk.iterdir()))\n"
    )
    command = [*mounting, sys.executable, "-c", script, str(here.folder), str(tmp_path / "disk")]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stdout == "No space left on device []\n", ended.stderr
