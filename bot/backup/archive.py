"""Reads a backup and trusts nothing in it before it has been checked."""

from __future__ import annotations

import hashlib
import os
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from bot.backup.backup_error import BackupError
from bot.backup.contents import CONFIG, CONTENTS, DATA, Contents
from bot.backup.holdings import belongs
from bot.backup.seal import check_seal
from bot.step_bars import StepProgress

_LARGEST_CONTENTS = 100_000_000
_CHUNK = 1 << 20


class Archive:
    """`check` before anything else; all methods raise BackupError."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def check(self, tell: StepProgress) -> Contents:
        """What the backup holds, once the seal and each file's checksum have been found to be right."""
        check_seal(self.path, tell)
        found: dict[str, tuple[int, str]] = {}
        text = b""
        with self._opened() as archive:
            for member in archive:
                self._expect_file(member, found)
                stream = archive.extractfile(member)
                if stream is None:
                    raise self._refusal(f"holds {member.name!r}, which is no file")
                if member.name == CONTENTS:
                    text = stream.read(_LARGEST_CONTENTS)
                else:
                    found[member.name] = member.size, _digest(stream)
            contents = Contents.read(self.path, text)
        if found != {name: (member.size, member.sha256) for name, member in contents.members.items()}:
            raise self._refusal(f"holds other files than its {CONTENTS} says")
        return contents

    def unpack(self, contents: Contents, folder: Path, tell: StepProgress) -> None:
        """All files below `folder`, on the disk and with the right checksum when this returns."""
        with self._opened() as archive:
            for done, member in enumerate(archive, 1):
                if member.name == CONTENTS:
                    continue
                archive.extract(member, folder, filter="data")
                if _flushed_checksum(folder / member.name) != contents.members[member.name].sha256:
                    raise self._refusal(f"has changed while it was read, or the disk of {str(folder)!r} is broken")
                tell("Unpacking", done, len(contents.members))

    def _expect_file(self, member: tarfile.TarInfo, known: dict[str, tuple[int, str]]) -> None:
        """Names that lead elsewhere, links and devices have no place in a backup."""
        name = member.name
        placed = name in (CONFIG, CONTENTS) or (name.startswith(DATA) and belongs(name.removeprefix(DATA)))
        if not placed or name in known or not member.isreg() or {"..", "."} & set(name.split("/")):
            raise self._refusal(f"holds {name!r}, which no backup holds")

    @contextmanager
    def _opened(self) -> Iterator[tarfile.TarFile]:
        try:
            with tarfile.open(self.path, "r:gz") as archive:
                yield archive
        except (tarfile.TarError, EOFError, zlib.error, ValidationError) as exc:
            raise self._refusal(f"cannot be read ({type(exc).__name__})") from exc

    def _refusal(self, why: str) -> BackupError:
        return BackupError(f"{str(self.path)!r} {why}; nothing was changed; take another backup")


def _digest(stream: IO[bytes]) -> str:
    found = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        found.update(chunk)
    return found.hexdigest()


def _flushed_checksum(path: Path) -> str:
    with path.open("rb") as file:
        os.fsync(file.fileno())
        return _digest(file)
