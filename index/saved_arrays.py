"""Plain arrays that belong together, each in a file of its own, so that they can be memory-mapped."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

import numpy as np

from index.hashed_file import HashedFile


@dataclass(frozen=True)
class SavedArrays:
    """Every field of whatever is derived from this is an array; its file is named after it."""

    @classmethod
    def load(cls, folder: Path, stem: str) -> Self:
        return cls(*(np.load(path, mmap_mode="r", allow_pickle=False) for path in cls.files(folder, stem)))

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
