"""What was changed on the shelf, by the snapshot that it led to, and the one change that is under way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.editing.shelf import Move
from index.manifest import Manifest
from knowledge.whole_file import flush_folder, write_whole

_UNDER_WAY = "under-way.json"
_FOLDER = "history"


class HistoryError(Exception):
    """A record that cannot be read; the message names the file and the next step."""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A change: the submission `ref` ("" for none) becomes the document with this id and hash, and the documents
    `gone` disappear."""

    ref: str
    document: str
    hash: str
    gone: tuple[str, ...]
    move: Move

    def has_arrived(self, live: Manifest) -> bool:
        """Whether citizens are answered from it."""
        placed = not self.ref or live.documents.get(self.document) == self.hash
        return placed and not any(id in live.documents for id in self.gone)


_ADAPTER = TypeAdapter(UnderWay)


class History:
    """Files below one folder; each step is one write or one rename."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _UNDER_WAY
        self._folder = folder / _FOLDER

    def begin(self, change: UnderWay) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._file, _ADAPTER.dump_json(change, indent=2) + b"\n")

    def under_way(self) -> UnderWay | None:
        """The change that has begun and neither arrived nor been abandoned."""
        return self._read(self._file) if self._file.exists() else None

    def arrived(self, snapshot: str) -> None:
        self._file.replace(self._of(snapshot))
        flush_folder(self._folder)

    def abandoned(self) -> None:
        self._file.unlink(missing_ok=True)

    def snapshots(self) -> tuple[str, ...]:
        """Those that a change has led to, newest first."""
        return tuple(sorted((path.stem for path in self._folder.glob("*.json")), reverse=True))

    def change_of(self, snapshot: str) -> UnderWay:
        return self._read(self._of(snapshot))

    def forget(self, snapshot: str) -> None:
        self._of(snapshot).unlink(missing_ok=True)

    def keep_only(self, snapshots: Iterable[str]) -> None:
        """Nobody can roll back behind a snapshot that is gone."""
        for snapshot in {*self.snapshots()} - {*snapshots}:
            self.forget(snapshot)

    def _of(self, snapshot: str) -> Path:
        return self._folder / f"{snapshot}.json"

    def _read(self, file: Path) -> UnderWay:
        try:
            return _ADAPTER.validate_json(file.read_bytes())
        except ValidationError as exc:
            raise HistoryError(
                f"{str(file)!r}, which says what was changed on the shelf, is damaged; compare the folders documents "
                "and withdrawn beside it, then remove it"
            ) from exc
