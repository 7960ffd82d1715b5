"""The folder of snapshots: one is live, older ones can be made live again, a broken one never reaches citizens."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from index.encoder import Encoder
from index.engine import Engine
from index.manifest import MANIFEST_FILE, Manifest
from index.matches import Neighbours
from index.snapshot import HIDDEN, Snapshot, SnapshotError, read_manifest, verified

_log = logging.getLogger(__name__)
_LIVE = "live"
_STAGED = ".staged-"
_LOCK = ".lock"
_LOCK_SECONDS = 60.0
_NONE_LIVE = "no snapshot is live in {}; run `strategiebot refresh` or `strategiebot rollback`"


@dataclass(frozen=True, slots=True)
class Loaded:
    """`problem` says in one sentence why an older snapshot had to stand in for the live one."""

    id: str
    snapshot: Snapshot
    problem: str | None = None


class SnapshotStore:
    """Snapshots by id below one folder; the file `live` there holds the id of the one in use."""

    def __init__(self, folder: Path, engine: Engine | None = None) -> None:
        """With an engine each snapshot is filed there before it can become live."""
        self.folder = folder
        self._engine = engine

    def publish(self, snapshot: Snapshot) -> str:
        """Save the snapshot beside the others, check what the disk holds, make it live; return its id."""
        with self._alone():
            self._clean()
            self._file(snapshot)
            snapshot.save(self.folder / snapshot.id)
            self._make_live(snapshot.id)
        return snapshot.id

    def stage(self, snapshot: Snapshot) -> None:
        """Save the snapshot beside the others for `publish_staged`; one that was staged before gives way."""
        with self._alone():
            self._clean()
            self._unstage()
            self._file(snapshot)
            snapshot.save(self.folder / f"{_STAGED}{snapshot.id}")

    def publish_staged(self, id: str, *, evaluation: dict[str, float], despite_gate: str = "") -> str:
        """Make what was staged live by renames, with what its manifest is to say; return its id."""
        staged = self.folder / f"{_STAGED}{id}"
        with self._alone():
            manifest = verified(staged)
            manifest.model_copy(update={"evaluation": evaluation, "despite_gate": despite_gate}).save(staged)
            staged.rename(self.folder / id)
            try:
                self._make_live(id)
            except BaseException:
                if self.live_id() != id:
                    (self.folder / id).rename(staged)
                raise
        return id

    def neighbours(self, snapshot: Snapshot) -> Neighbours | None:
        """What finds candidates in place of the snapshot itself; None where it does so itself."""
        if not self._engine:
            return None
        try:
            self._engine.file(snapshot)  # which may have been restored, or published by another machine
        except SnapshotError as exc:
            _log.error("%s; answered by words alone", exc)
        return self._engine.neighbours(snapshot.id)

    def is_staged(self, id: str) -> bool:
        return (self.folder / f"{_STAGED}{id}").is_dir()

    def unstage(self) -> None:
        """Remove what was staged and not published."""
        with self._alone():
            self._unstage()

    def live_id(self) -> str | None:
        try:
            return (self.folder / _LIVE).read_text(encoding="utf-8").strip() or None
        except (OSError, UnicodeDecodeError):
            return None

    def in_use(self) -> tuple[str, ...]:
        """The live snapshot, and the one that a rollback would lead to."""
        return tuple(id for id in (self.live_id(), *self._before_live()[:1]) if id)

    def list(self) -> tuple[Manifest, ...]:
        """The manifests of all snapshots that have a readable one, newest first."""
        return tuple(manifest for id in self._ids() if (manifest := self._manifest(id)))

    def load(self, id: str, encoder: Encoder | None = None) -> Snapshot:
        return Snapshot.load(self._folder_of(id), encoder)

    def load_live(self, encoder: Encoder | None = None) -> Loaded:
        """The live snapshot, or the newest other one that can be used; SnapshotError when there is none."""
        live = self.live_id()
        candidates = (*([live] if live else []), *(id for id in self._ids() if id != live))
        problem = None if live else _NONE_LIVE.format(self.folder)
        for id in candidates:
            try:
                return Loaded(id, self.load(id, encoder), problem)
            except SnapshotError as exc:
                problem = problem or str(exc)
        raise SnapshotError(
            problem
            if candidates and problem
            else f"there is no snapshot in {self.folder}; run `strategiebot refresh` to build one"
        )

    def step_back(self) -> str:
        """The id that `rollback` would make live when none is named; raises SnapshotError."""
        problem: SnapshotError | None = None
        for id in self._before_live():
            try:
                verified(self.folder / id)
                return id
            except SnapshotError as exc:
                problem = problem or exc
        raise problem or SnapshotError(
            f"there is no snapshot before {self.live_id()!r} in {self.folder}; run `strategiebot refresh`"
        )

    def rollback(self, id: str | None = None) -> str:
        """Make an older snapshot live (the newest valid one before the live one unless named); return its id."""
        with self._alone():
            target = id or self.step_back()
            self._make_live(target)
            return target

    def prune(self, keep: int = 5) -> tuple[str, ...]:
        """Remove all but the newest `keep`, the live one and the one before it; return what was removed."""
        with self._alone():
            self._clean()
            stay = self.in_use()
            gone = tuple(id for id in self._ids()[keep:] if id not in stay)
            for id in gone:
                shutil.rmtree(self.folder / id)
            if self._engine:
                self._engine.keep(self._ids())
        return gone

    def _file(self, snapshot: Snapshot) -> None:
        if self._engine:
            self._engine.file(snapshot)

    def _alone(self) -> FileLock:
        self.folder.mkdir(parents=True, exist_ok=True)
        return FileLock(self.folder / _LOCK, timeout=_LOCK_SECONDS)

    def _unstage(self) -> None:
        for path in self.folder.glob(f"{_STAGED}*"):
            shutil.rmtree(path)

    def _ids(self) -> tuple[str, ...]:
        """Newest first: the names begin with the time."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted((path.parent.name for path in self.folder.glob(f"[!.]*/{MANIFEST_FILE}")), reverse=True))

    def _manifest(self, id: str) -> Manifest | None:
        try:
            return read_manifest(self.folder / id)
        except SnapshotError:
            return None

    def _folder_of(self, id: str) -> Path:
        if id not in self._ids():
            known = ", ".join(self._ids()) or "none"
            raise SnapshotError(
                f"there is no snapshot {id!r} in {self.folder} (there: {known}); see `strategiebot snapshots`"
                " or run `strategiebot refresh`"
            )
        return self.folder / id

    def _before_live(self) -> Sequence[str]:
        live = self.live_id()
        return [id for id in self._ids() if live is None or id < live]

    def _make_live(self, id: str) -> None:
        verified(self._folder_of(id))
        beside = self.folder / f"{HIDDEN}{_LIVE}"
        with beside.open("w", encoding="utf-8") as file:
            file.write(f"{id}\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.folder / _LIVE)

    def _clean(self) -> None:
        """Remove what a killed build left behind; the lock says that none is under way."""
        for path in self.folder.glob(f"{HIDDEN}*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
