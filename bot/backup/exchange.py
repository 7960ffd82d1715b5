"""Exchanges what the data folder holds: prepared beside, then done step by step; what is broken off goes on later."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.backup.stillness import only_restore
from knowledge.whole_file import flush_folder, write_whole

FOLDER = ".restoring"


class _Plan(BaseModel):
    """Names directly below the data folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    goes: tuple[str, ...]
    comes: tuple[str, ...]


class Exchange:
    """Before the plan is written nothing has happened; after that it is finished, by whichever command comes next."""

    def __init__(self, data_dir: Path) -> None:
        self._data = data_dir
        self._folder = data_dir / FOLDER
        self._plan = self._folder / "plan.json"
        self._old = self._folder / "old"
        self.new = self._folder / "new"
        """What is to come is put here."""

    def prepare(self) -> None:
        self.finish()
        self.new.mkdir(parents=True)
        self._old.mkdir()

    def carry_out(self, goes: Sequence[str]) -> None:
        """`goes` and what is in `new` change places; what went is removed."""
        comes = tuple(sorted(path.name for path in self.new.iterdir()))
        _flush_all(self.new)
        write_whole(self._plan, _Plan(goes=tuple(goes), comes=comes).model_dump_json().encode())
        self.finish()

    def finish(self) -> None:
        """Go on where it was broken off, or remove what was only prepared."""
        if self._plan.exists():
            self._go_on(_Plan.model_validate_json(self._plan.read_bytes()))
            self._plan.unlink()  # before the rest: without what went, a second time would take away what came
            flush_folder(self._folder)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _go_on(self, plan: _Plan) -> None:
        for name in plan.goes:
            if (self._data / name).exists() and not (self._old / name).exists():
                (self._data / name).rename(self._old / name)
        for name in plan.comes:
            if (self.new / name).exists():
                (self.new / name).rename(self._data / name)
        flush_folder(self._data)


def finish_restore(data_dir: Path) -> None:
    """Every command begins with this; raises BackupError while another process restores."""
    if (data_dir / FOLDER).exists():
        with only_restore(data_dir):
            Exchange(data_dir).finish()


def _flush_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            flush_folder(path)
