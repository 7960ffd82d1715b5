"""What turns text into unit vectors, whatever engine does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Vectors: TypeAlias = npt.NDArray[np.float32]
Progress: TypeAlias = Callable[[int], None]
"""Called with the number of texts done since the last call."""


class EncoderFailure(Exception):
    """Raised by an encoder that cannot be used at the moment; whoever can do without it goes on without."""


class Encoder(Protocol):
    """Texts in, float32 rows of length 1 out; shape (number of texts, `dimension`)."""

    @property
    def name(self) -> str:
        """What config.toml calls it, for example "bundled"."""
        ...

    @property
    def fingerprint(self) -> str:
        """Hex hash of weights and preprocessing: equal fingerprints give equal vectors."""
        ...

    @property
    def dimension(self) -> int: ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors: ...

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors: ...
