"""Plain arrays that belong together, each in a file of its own, so that they can be memory-mapped."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, Self

import numpy as np

from index.hashed_file import HashedFile
from index.mapped import scattered


@dataclass(frozen=True)
class SavedArrays:
    """Every field of whatever is derived from this is an array; its file is named after it."""

    @classmethod
    def load(cls, folder: Path, stem: str, *, resident: bool = False) -> Self:
        """Mapped, or `resident`: in memory, which other files cannot drive out of the page cache."""
        mode: Literal["r"] | None = None if resident else "r"
        arrays = (np.load(path, mmap_mode=mode, allow_pickle=False) for path in cls.files(folder, stem))
        return cls(*map(scattered, arrays))

    @classmethod
    def files(cls, folder: Path, stem: str) -> tuple[Path, ...]:
        return tuple(folder / f"{stem}.{field.name}.npy" for field in fields(cls))

    def save(self, folder: Path, stem: str) -> dict[str, str]:
        """Gives back the checksum of each file."""
        checksums: dict[str, str] = {}
        for path, field in zip(self.files(folder, stem), fields(self), strict=True):
            with HashedFile(path) as file:
                np.save(file, getattr(self, field.name), allow_pickle=False)
            checksums[path.name] = file.checksum()
        return checksums
