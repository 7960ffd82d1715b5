"""Plain arrays that belong together, each in a file of its own, so that they can be memory-mapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.hashed_file import HashedFile


def array_files(folder: Path, stem: str, parts: Sequence[str]) -> tuple[Path, ...]:
    return tuple(folder / f"{stem}.{part}.npy" for part in parts)


def load_arrays(folder: Path, stem: str, parts: Sequence[str]) -> Iterator[npt.NDArray[Any]]:
    for path in array_files(folder, stem, parts):
        yield np.load(path, mmap_mode="r", allow_pickle=False)


def save_arrays(folder: Path, stem: str, arrays: dict[str, npt.NDArray[Any]]) -> dict[str, str]:
    """By the name of the part; gives back the checksum of each file."""
    checksums: dict[str, str] = {}
    for path, array in zip(array_files(folder, stem, tuple(arrays)), arrays.values(), strict=True):
        with HashedFile(path) as file:
            np.save(file, array, allow_pickle=False)
        checksums[path.name] = file.checksum()
    return checksums
