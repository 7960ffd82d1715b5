"""The tray of documents that were handed in and wait for somebody to publish or discard them."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.editing.office import Submission
from knowledge.whole_file import flush_folder, write_whole

KEPT = timedelta(days=7)
MOST_WAITING = 20
LARGEST_TOTAL = 200_000_000
"""Bytes of all that waits; the disk belongs to the snapshots first."""
ORIGINAL = "original"
_RECORD = "submission.json"
_BUILDING = ".building-"
_GONE = ".gone-"
_REF = re.compile(r"[0-9a-f]{10}")


class TrayFull(Exception):
    """Nothing more can be handed in before something is published or discarded."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One submission: `document` is its id, `by` who handed it in, `original` the file's name in its folder."""

    submission: Submission
    document: str
    by: str
    at: datetime
    original: str


_WAITING = TypeAdapter(Waiting)


class Tray:
    """`folder/<ref>/` holds the record, the document as Markdown and, in a folder of its own, the original.

    A folder gets its final name when all of it is on the disk, and loses it before anything of it is removed.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.folder = folder
        self._now = now

    def clear(self) -> None:
        """Remove what a process that was killed has left half written; only while no other one may be writing."""
        for left in (*self.folder.glob(f"{_BUILDING}*"), *self.folder.glob(f"{_GONE}*")):
            shutil.rmtree(left, ignore_errors=True)

    def begin(self, size: int) -> Path:
        """An empty folder to put a submission of `size` bytes together in; raises TrayFull."""
        total = size + sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())
        if len(self.waiting()) >= MOST_WAITING or total > LARGEST_TOTAL:
            raise TrayFull
        building = self.folder / f"{_BUILDING}{secrets.token_hex(5)}"
        (building / ORIGINAL).mkdir(parents=True)
        return building

    @staticmethod
    def ref_of(building: Path) -> str:
        return building.name.removeprefix(_BUILDING)

    def keep(self, building: Path, waiting: Waiting) -> None:
        """From here on the submission waits."""
        write_whole(building / _RECORD, _WAITING.dump_json(waiting, indent=2) + b"\n")
        flush_folder(building)
        building.rename(self.folder / waiting.submission.ref)
        flush_folder(self.folder)

    def waiting(self) -> tuple[Waiting, ...]:
        """Oldest first; what has waited too long is removed here."""
        if not self.folder.is_dir():
            return ()
        names = (path.name for path in self.folder.iterdir() if _REF.fullmatch(path.name))
        return tuple(sorted(filter(None, map(self.get, names)), key=lambda each: each.at))

    def expire(self) -> int:
        """Remove what has waited too long; how much there was."""
        there = [path for path in self.folder.glob("*") if _REF.fullmatch(path.name)]
        self.waiting()
        return sum(not path.exists() for path in there)

    def get(self, ref: str) -> Waiting | None:
        """None for what is not there, no longer there or damaged; `ref` may be anything."""
        if not _REF.fullmatch(ref):
            return None
        try:
            found = _WAITING.validate_json((self.folder / ref / _RECORD).read_bytes())
        except (OSError, ValidationError):
            return None
        if self._now() - found.at > KEPT:
            self.remove(ref)
            return None
        return found

    def document_file(self, waiting: Waiting) -> Path:
        return self.folder / waiting.submission.ref / f"{waiting.document}.md"

    def original_file(self, waiting: Waiting) -> Path:
        return self.folder / waiting.submission.ref / ORIGINAL / waiting.original

    def remove(self, ref: str) -> bool:
        """False when it was gone already, so that of two who try one is told the truth."""
        gone = self.folder / f"{_GONE}{ref}-{secrets.token_hex(4)}"
        try:
            (self.folder / ref).rename(gone)
        except OSError:
            return False
        with suppress(OSError):  # what is left of it is removed at the next start
            shutil.rmtree(gone)
        return True
