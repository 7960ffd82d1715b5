"""Records that stay on the disk until somebody asks for one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar, overload
from weakref import finalize

import numpy as np
import numpy.typing as npt

from index.records import Records

Record = TypeVar("Record")
_AT_ONCE = 1 << 24


class LazyRecords(Sequence[Record]):
    """The lines of a file that `Records.save` wrote, each parsed anew whenever it is asked for.

    Equal records are not the same object. Only where the lines begin is kept in memory, eight bytes for each.
    """

    def __init__(self, kind: Records[Record], path: Path) -> None:
        self._kind = kind
        self._starts = _line_starts(path)
        self._file = os.open(path, os.O_RDONLY)  # stays readable when the snapshot is removed
        finalize(self, os.close, self._file)

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, at: int | slice) -> Record | tuple[Record, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        row = at % len(self)
        start, end = int(self._starts[row]), int(self._starts[row + 1])
        return self._kind.parse(os.pread(self._file, end - start, start))

    def __iter__(self) -> Iterator[Record]:
        return (self[number] for number in range(len(self)))


def _line_starts(path: Path) -> npt.NDArray[np.int64]:
    """Where each line begins, and at last the size of the file."""
    ends = [np.zeros(1, np.int64)]
    with path.open("rb") as file:
        at = 0
        while block := file.read(_AT_ONCE):
            ends.append(np.flatnonzero(np.frombuffer(block, np.uint8) == ord("\n")) + at + 1)
            at += len(block)
    return np.concatenate(ends)
