"""A file that gives no document, and a folder that gives none."""

from __future__ import annotations

from pathlib import Path


class UnreadableFile(Exception):
    """`reason` says in one sentence what is wrong with the file and what to do about it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{str(path)!r}: {reason}")
        self.path = path
        self.reason = reason


class UnreadableFolder(Exception):
    """There is no folder of documents where one should be, or nothing in it can be read."""
