"""A small data folder as a bot leaves it, without models and snapshots of its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.backup.contents import Contents
from bot.backup.restoring import Restoration, Restored
from bot.backup.writing import Backup

ACT = b'{"at":"2026-11-20T10:00:00Z","who":"terminal:root","act":"publish"}\n'
LATER = b'{"at":"2026-11-21T10:00:00Z","who":"terminal:root","act":"rollback"}\n'


def silent(step: str, done: int, total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class SmallInstallation:
    """`fill` writes one of two states that differ in every file; `state` says which of them is there."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "var"

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    def fill(self, state: str, act: bytes = ACT) -> None:
        self.folder.mkdir(exist_ok=True)
        self.config.write_text('data_dir = "var"\n', encoding="utf-8")
        for name in (f"documents/{state}.md", "documents/both.md", "staff.json", f"sources/{state}/page.html"):
            (self.data / name).parent.mkdir(parents=True, exist_ok=True)
            (self.data / name).write_text(f"{name} {state}", encoding="utf-8")
        (self.data / "audit.jsonl").write_bytes(act)
        with closing(sqlite3.connect(self.data / "journal.sqlite")) as journal, journal:
            journal.execute("CREATE TABLE questions (text)")
            journal.execute("INSERT INTO questions VALUES (?)", [state])

    def back_up(self, to: Path) -> Contents:
        return Backup(self.config, self.data).write(to, silent)

    def restore(self, file: Path) -> Restored:
        return Restoration(file, self.config, self.data).restore(silent)

    def state(self) -> set[str]:
        """Everything that tells which state is there; one word when nothing of the other is left."""
        with closing(sqlite3.connect(self.data / "journal.sqlite")) as journal:
            (told,) = journal.execute("SELECT text FROM questions").fetchone()
        texts = [*self.data.glob("documents/*"), self.data / "staff.json", *self.data.glob("sources/*/*")]
        return {told, *(path.read_text(encoding="utf-8").split()[1] for path in texts)} if len(texts) == 4 else set()

    def everything(self) -> dict[str, bytes]:
        """All files but locks, by name."""
        files = (path for path in self.folder.rglob("*") if path.is_file() and path.suffix != ".lock")
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}
