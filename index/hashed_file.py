"""A file that is written whole or with an error, and knows the checksum of what it was meant to hold."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from types import TracebackType


class HashedFile:
    """On the disk when left without an error. What others write by themselves may be cut short in silence: faiss and
    numpy miss a full disk when they close a file."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._hash = hashlib.sha256()

    def __enter__(self) -> HashedFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._file:
            if error is None:
                self._file.flush()
                os.fsync(self._file.fileno())

    def write(self, data: bytes | memoryview) -> int:
        self._hash.update(data)
        return self._file.write(data)

    def checksum(self) -> str:
        """SHA-256 of all that was given to write, hex."""
        return self._hash.hexdigest()
