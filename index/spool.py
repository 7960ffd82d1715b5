"""Arrays that need not fit in memory while a snapshot is built."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import Any

import numpy as np
import numpy.typing as npt

_LARGE = 1 << 28


def spooled(shape: tuple[int, ...], dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    """Zeros; a large array lies in a file below the system's temporary folder (TMPDIR) that ends with the array."""
    if np.dtype(dtype).itemsize * int(np.prod(shape)) < _LARGE:
        return np.zeros(shape, dtype)
    with TemporaryFile() as file:
        return np.memmap(file, dtype, "w+", shape=shape)
