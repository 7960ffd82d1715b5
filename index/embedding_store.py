"""Vectors that are in no published snapshot yet: what an interrupted refresh has embedded is not lost."""

from __future__ import annotations

import os
import shutil
import time
import uuid
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from filelock import FileLock

from index.embedding_block import EmbeddingBlock, TextKind, blocks_in
from index.known_vectors import VectorsByText, passages_known, questions_known
from index.manifest import Manifest
from index.snapshot import HIDDEN, Snapshot

MOST_BYTES = 1 << 30
"""What may stay of refreshes that were never published; the oldest go first, the newest always stays."""

_ENDING = ".blocks"
_LOCK = ".lock"
_LOCK_SECONDS = 60.0
_ROWS = 1000


class EmbeddingStore:
    """One folder for each model, by fingerprint; in it one file for each process that has embedded something.

    Files only grow, so a process that is killed tears at most the end of its own.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own: Path | None = None

    def load(self, fingerprint: str, dimension: int) -> dict[TextKind, VectorsByText]:
        """All that is kept of a model, by kind and text."""
        with self._alone():
            return self._load(fingerprint, dimension)

    def keep(self, fingerprint: str, block: EmbeddingBlock) -> None:
        """Have the disk hold these vectors before anything else is embedded."""
        with self._alone():
            path = self._own if self._own and self._own.parent.name == fingerprint else self._new(fingerprint)
            self._own = None  # a file whose end may be torn is not continued
            with path.open("ab") as file:
                file.write(block.to_bytes())
                file.flush()
                os.fsync(file.fileno())
            self._own = path

    def finish(self, built: Manifest) -> None:
        """Note that a snapshot holds all that this process has kept for it."""
        with self._alone():
            if self._own and self._own.exists():
                self._own.replace(self._own.with_name(f"{self._own.stem}{_ending(built)}"))
            self._own = None

    def release(self, fingerprint: str, published: Snapshot | None) -> None:
        """Forget what a published snapshot of this model holds, and everything that other models made."""
        with self._alone():
            for folder in self.folder.iterdir():
                if folder.is_dir() and folder.name != fingerprint:
                    shutil.rmtree(folder)
            if not published or published.manifest.model_fingerprint != fingerprint:
                return
            for path in (self.folder / fingerprint).glob(f"*{_ending(published.manifest)}"):
                path.unlink()
            if self._files(fingerprint):
                held = self._load(fingerprint, published.manifest.dimension)
                self._replace(fingerprint, _beyond(held, published))

    def _load(self, fingerprint: str, dimension: int) -> dict[TextKind, VectorsByText]:
        known: dict[TextKind, VectorsByText] = {kind: {} for kind in TextKind}
        for path in _within_bounds(self._files(fingerprint)):
            for block in blocks_in(path.read_bytes()):
                if block.vectors.shape[1] == dimension:
                    known[block.kind] |= zip(block.texts, block.vectors, strict=True)
        return known

    def _replace(self, fingerprint: str, left: dict[TextKind, VectorsByText]) -> None:
        """Let one file hold what is left; it is whole before the others go."""
        before = self._files(fingerprint)
        if any(left.values()):
            path = self._new(fingerprint)
            building = path.with_name(f"{HIDDEN}{path.name}")
            building.write_bytes(b"".join(block.to_bytes() for block in _blocks(left)))
            building.replace(path)
        for old in before:
            old.unlink()
        self._own = None

    def _new(self, fingerprint: str) -> Path:
        folder = self.folder / fingerprint
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{time.time_ns():020}-{uuid.uuid4().hex}{_ENDING}"

    def _files(self, fingerprint: str) -> Sequence[Path]:
        """Oldest first: the names begin with the time."""
        return sorted((self.folder / fingerprint).glob(f"[!.]*{_ENDING}"))

    def _alone(self) -> FileLock:
        self.folder.mkdir(parents=True, exist_ok=True)
        return FileLock(self.folder / _LOCK, timeout=_LOCK_SECONDS)


def _ending(manifest: Manifest) -> str:
    """Of files that hold nothing but what this snapshot holds."""
    return f"-{manifest.content}{_ENDING}"


def _within_bounds(files: Sequence[Path]) -> Sequence[Path]:
    total = 0
    for place, path in reversed(list(enumerate(files))):
        total += path.stat().st_size
        if total > MOST_BYTES and path != files[-1]:
            for old in files[: place + 1]:
                old.unlink()
            return files[place + 1 :]
    return files


def _beyond(held: dict[TextKind, VectorsByText], snapshot: Snapshot) -> dict[TextKind, VectorsByText]:
    """What the snapshot does not hold."""
    known = {
        TextKind.PASSAGE: passages_known(snapshot, held[TextKind.PASSAGE]),
        TextKind.QUERY: questions_known(snapshot, held[TextKind.QUERY]),
    }
    return {
        kind: {text: vector for text, vector in vectors.items() if text not in known[kind]}
        for kind, vectors in held.items()
    }


def _blocks(vectors: dict[TextKind, VectorsByText]) -> list[EmbeddingBlock]:
    return [
        EmbeddingBlock(kind, part, np.stack([known[text] for text in part]))
        for kind, known in vectors.items()
        for start in range(0, len(known), _ROWS)
        if (part := tuple(known)[start : start + _ROWS])
    ]
