"""Puts a backup in the place of what the data folder holds: all of it or nothing."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.audit import AuditLog, terminal_user
from bot.backup.archive import Archive
from bot.backup.backup_error import BackupError
from bot.backup.contents import CONFIG, DATA, Contents
from bot.backup.database_copy import SUFFIX
from bot.backup.exchange import Exchange
from bot.backup.holdings import held_at_top
from bot.backup.stillness import nobody_else
from bot.step_bars import StepProgress
from index.snapshots import SnapshotStore
from knowledge.whole_file import flush_folder

KEPT_CONFIG = "config.from-backup.toml"
"""Where the settings of the backup lie when they are not the present ones."""
_AUDIT = "audit.jsonl"
_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class Restored:
    """`config` is where the settings of the backup lie, None when they are the present ones."""

    contents: Contents
    config: Path | None


@dataclass(frozen=True, slots=True)
class Restoration:
    """One backup, the settings file in use and the data folder to fill. Without `databases` none may be in it: another
    program looks after them."""

    file: Path
    config: Path
    data_dir: Path
    databases: bool = True

    def check(self, tell: StepProgress) -> Contents:
        """Everything that can be known without changing anything; raises BackupError."""
        contents = Archive(self.file).check(tell)
        if not self.databases and any(name.endswith(SUFFIX) for name in contents.members):
            raise BackupError(
                f"{str(self.file)!r} holds a journal in SQLite, and storage.url names PostgreSQL; nothing was changed; "
                "restore it with storage.url = sqlite:///, or take a backup that was made with PostgreSQL"
            )
        self._expect_room(contents)
        return contents

    def restore(self, tell: StepProgress) -> Restored:
        """Raises BackupError, and then all is as it was."""
        with nobody_else(self.data_dir), self._with_room():
            contents = self.check(tell)
            exchange = Exchange(self.data_dir)
            exchange.prepare()
            try:
                kept = self._prepare(contents, exchange.new, tell)
                exchange.carry_out(held_at_top(self.data_dir))
            except BaseException:
                exchange.finish()
                raise
            return Restored(contents, kept)

    def _expect_room(self, contents: Contents) -> None:
        place = next(each for each in (self.data_dir, *self.data_dir.parents) if each.exists())
        free = shutil.disk_usage(place).free
        if free < contents.size:
            raise BackupError(
                f"{str(self.data_dir)!r} has {free // 10**6} MB of room, and {contents.size // 10**6} MB are needed; "
                "nothing was changed; make room, then try again"
            )

    def _prepare(self, contents: Contents, new: Path, tell: StepProgress) -> Path | None:
        """All that is to lie below the data folder."""
        unpacked = new.parent / "unpacked"
        Archive(self.file).unpack(contents, unpacked, tell)
        (unpacked / DATA).mkdir(exist_ok=True)
        new.rmdir()
        (unpacked / DATA).rename(new)
        self._keep_acts(new, contents)
        kept = unpacked / CONFIG
        if not kept.exists() or (self.config.is_file() and kept.read_bytes() == self.config.read_bytes()):
            return None
        kept.rename(new / KEPT_CONFIG)
        return self.data_dir / KEPT_CONFIG

    def _keep_acts(self, new: Path, contents: Contents) -> None:
        """No act vanishes from the audit log, whether it was done before the backup or after it."""
        lines = {line for folder in (self.data_dir, new) for line in _lines(folder / _AUDIT)}
        log = AuditLog(new / _AUDIT)
        log.file.write_bytes(b"".join(sorted(lines)))
        before = SnapshotStore(self.data_dir / "snapshots").live_id() or ""
        log.record(terminal_user(), "restore", objects=(self.file.name,), before=before, after=contents.live)
        log.file.with_name(f"{_AUDIT}.lock").unlink(missing_ok=True)
        flush_folder(new)

    @contextmanager
    def _with_room(self) -> Iterator[None]:
        try:
            yield
        except OSError as exc:
            if exc.errno not in _FULL:
                raise
            raise BackupError(
                f"there is no room left in {str(self.data_dir)!r}; nothing was changed; make room, then try again"
            ) from exc


def _lines(file: Path) -> list[bytes]:
    """Whole ones; each begins with its time, so they can be sorted."""
    if not file.exists():
        return []
    return [line for line in file.read_bytes().splitlines(keepends=True) if line.endswith(b"\n")]
