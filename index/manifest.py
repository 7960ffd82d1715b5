"""What a snapshot says of itself: how it was made, what is in it, and how to tell that nothing was damaged."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from index.encoder import Encoder
from index.recipe import recipe

FORMAT = 2
MANIFEST_FILE = "manifest.json"
_THREADS = 2


class Version(BaseModel):
    """The one field that every format has, whatever else it holds."""

    format: int


class Counts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    documents: int
    passages: int
    sentences: int
    anticipated: int


class Manifest(BaseModel):
    """`documents` maps id to the hash of the whole document, `files` file name to checksum (both SHA-256, hex).

    `evaluation` holds the figures of the golden questions, `despite_gate` why it was published below the gate.
    `recipe` tells how documents were cut and indexed; a snapshot of an earlier program has none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    model: str
    model_fingerprint: str
    dimension: int
    recipe: str = ""
    counts: Counts
    documents: dict[str, str]
    created: datetime = Field(default_factory=lambda: datetime.now(UTC))
    files: dict[str, str] = {}
    evaluation: dict[str, float] = {}
    despite_gate: str = ""

    @classmethod
    def of(cls, encoder: Encoder, counts: Counts, documents: dict[str, str]) -> Manifest:
        return cls(
            model=encoder.name,
            model_fingerprint=encoder.fingerprint,
            dimension=encoder.dimension,
            recipe=recipe(),
            counts=counts,
            documents=documents,
        )

    def save(self, folder: Path) -> None:
        """Write beside and rename: there is never half a manifest."""
        beside = folder / f"{MANIFEST_FILE}.new"
        with beside.open("w", encoding="utf-8") as file:
            file.write(self.model_dump_json(indent=2) + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(folder / MANIFEST_FILE)

    @property
    def content(self) -> str:
        """Twelve hex digits: equal for equal documents and model."""
        lines = [str(self.format), self.model_fingerprint, *(f"{name} {hash}" for name, hash in self.documents.items())]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]

    @property
    def id(self) -> str:
        """The folder's name below `snapshots/`; sorts by time."""
        return f"{self.created.astimezone(UTC):%Y%m%dT%H%M%S%fZ}-{self.content}"


def checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksums(paths: Iterable[Path]) -> dict[str, str]:
    """By file name; two files at a time, since hashing waits for no other thread."""
    listed = sorted(paths)
    with ThreadPoolExecutor(_THREADS) as pool:
        return dict(zip((path.name for path in listed), pool.map(checksum, listed), strict=True))
