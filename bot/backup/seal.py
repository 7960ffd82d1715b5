"""The seal at the end of a backup: an empty gzip member that holds the SHA-256 of everything before it.

Other programs unpack such a file as usual; here not one byte of it can change unnoticed.
"""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path
from typing import BinaryIO

from bot.backup.backup_error import BackupError
from bot.step_bars import StepProgress

_DIGEST = 32
_FIELD = b"SB" + struct.pack("<H", _DIGEST)
_HEAD = b"\x1f\x8b\x08\x04\0\0\0\0\0\xff" + struct.pack("<H", len(_FIELD) + _DIGEST) + _FIELD
_TAIL = b"\x03\0" + bytes(8)
"""Nothing, compressed, with its checksum and length."""
LENGTH = len(_HEAD) + _DIGEST + len(_TAIL)
_CHUNK = 1 << 20


class SealedFile:
    """Takes what is written and puts the seal behind it when it is closed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        self._file.write(_seal(self._hash.digest()))
        self._file.flush()


def check_seal(path: Path, tell: StepProgress) -> None:
    """Raises BackupError unless every byte is as it was written."""
    with path.open("rb") as file:
        total = path.stat().st_size - LENGTH
        found, done = hashlib.sha256(), 0
        while chunk := file.read(max(0, min(_CHUNK, total - done))):
            found.update(chunk)
            done += len(chunk)
            tell("Checking", done, total)
        if file.read(LENGTH + 1) != _seal(found.digest()):
            raise BackupError(
                f"{str(path)!r} is no backup, or damaged or cut short (checksum differs); nothing was changed; "
                "take another copy of it, or an older backup"
            )


def _seal(digest: bytes) -> bytes:
    return _HEAD + digest + _TAIL
