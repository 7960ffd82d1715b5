"""Writes a backup: one sealed tar.gz that is there whole or not at all, made while the bot runs."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import tarfile
import tempfile
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from bot.backup.backup_error import BackupError
from bot.backup.contents import CONFIG, CONTENTS, DATA, Contents, Member, program
from bot.backup.database_copy import SUFFIX, copy_database
from bot.backup.holdings import held
from bot.backup.seal import SealedFile
from bot.backup.stillness import no_refresh
from bot.step_bars import StepProgress
from index.snapshots import SnapshotStore
from knowledge.whole_file import BESIDE, PRIVATE, flush_folder

_ATTEMPTS = 3
"""Staff may discard a submission while it is read; then all is begun anew."""
_PATIENCE_SECONDS = 900.0
"""A refresh takes minutes, and a backup at night has time."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What is backed up: a settings file, if there is one, and the data folder; `all_snapshots` or only the live one
    and the one before. Without `databases` another program looks after them."""

    config: Path
    data_dir: Path
    all_snapshots: bool = False
    databases: bool = True

    def write(self, target: Path, tell: StepProgress) -> Contents:
        """Raises BackupError where `target` exists or lies in the data folder."""
        if not self.data_dir.is_dir():
            raise BackupError(f"there is no data folder {str(self.data_dir)!r} to back up; check data_dir")
        if not target.parent.is_dir():
            raise BackupError(f"there is no folder {str(target.parent)!r}; make it, or name another file")
        if target.exists():
            raise BackupError(f"{str(target)!r} exists and is not overwritten; name another file")
        if target.resolve().is_relative_to(self.data_dir.resolve()):
            raise BackupError(
                f"{str(target)!r} lies in the data folder, where it would be lost with it; name another folder"
            )
        with no_refresh(self.data_dir, _PATIENCE_SECONDS):
            return self._written(target, tell)

    def _written(self, target: Path, tell: StepProgress) -> Contents:
        for attempt in range(_ATTEMPTS):
            try:
                return self._write(target, tell)
            except FileNotFoundError:
                if attempt == _ATTEMPTS - 1:
                    raise
        raise AssertionError

    def _write(self, target: Path, tell: StepProgress) -> Contents:
        beside = target.with_name(f"{BESIDE}{uuid.uuid4().hex}")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
        try:
            with os.fdopen(descriptor, "wb") as file:
                contents = self._pack(file, target.parent, tell)
                os.fsync(file.fileno())
            beside.replace(target)
            flush_folder(target.parent)
        finally:
            beside.unlink(missing_ok=True)
        return contents

    def _pack(self, file: BinaryIO, room: Path, tell: StepProgress) -> Contents:
        store = SnapshotStore(self.data_dir / "snapshots")
        snapshots = [each.id for each in store.list()] if self.all_snapshots else store.in_use()
        names = [name for name in held(self.data_dir, snapshots) if self.databases or not name.endswith(SUFFIX)]
        sealed = SealedFile(file)
        with (
            gzip.GzipFile("", "wb", fileobj=cast(BinaryIO, sealed), mtime=0) as packed,
            tarfile.open(fileobj=packed, mode="w") as archive,
            tempfile.TemporaryDirectory(prefix=BESIDE, dir=room) as scratch,
        ):
            packing = _Packing(archive, Path(scratch) / "copy")
            if self.config.is_file():
                packing.add(CONFIG, self.config)
            for done, name in enumerate(names, 1):
                packing.add(f"{DATA}{name}", self.data_dir / name)
                tell("Packing", done, len(names))
            live = store.live_id() or ""
            contents = Contents(program=program(), created=datetime.now(UTC), live=live, members=dict(packing.members))
            packing.add_bytes(CONTENTS, contents.model_dump_json(indent=1).encode())
        sealed.close()
        return contents


@dataclass(frozen=True, slots=True)
class _Packing:
    archive: tarfile.TarFile
    scratch: Path
    members: dict[str, Member] = field(default_factory=dict)

    def add(self, name: str, path: Path) -> None:
        if path.suffix == SUFFIX:
            copy_database(path, self.scratch)
            path = self.scratch
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            self._add(name, file, status.st_size, int(status.st_mtime))
        self.scratch.unlink(missing_ok=True)

    def add_bytes(self, name: str, content: bytes) -> None:
        self._add(name, io.BytesIO(content), len(content), 0)

    def _add(self, name: str, file: BinaryIO, size: int, time: int) -> None:
        """What is appended meanwhile is left for the next backup."""
        told = tarfile.TarInfo(name)
        told.size, told.mtime, told.mode = size, time, PRIVATE
        hashing = _HashingReader(file.read)
        self.archive.addfile(told, cast(BinaryIO, hashing))
        self.members[name] = Member(size=size, sha256=hashing.hash.hexdigest())


class _HashingReader:
    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self.hash = hashlib.sha256()

    def read(self, size: int) -> bytes:
        data = self._read(size)
        self.hash.update(data)
        return data
