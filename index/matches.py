"""What a search among vectors gives back, and the one thing asked of an engine that searches many of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Matches:
    """Rows found and their scores, best first."""

    ids: Ids
    scores: Vectors


class Nearest(Protocol):
    """Rows of vectors by closeness. Those of the very closest may be missing, and scores may be rough: both are
    worked out exactly for what is found."""

    def nearest(self, vector: Vectors, k: int) -> Matches:
        """At most `k` rows with about the highest inner products with one vector."""
        ...


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Of a large snapshot: `means` finds sentences by the mean of their vector and their passage's, `questions`
    anticipated questions by theirs."""

    means: Nearest
    questions: Nearest


class StoredVectors(Protocol):
    """Unit vectors by row; `score` is the cosine."""

    @property
    def matrix(self) -> npt.NDArray[np.floating]:
        """All vectors, one a row."""
        ...

    @property
    def dimension(self) -> int: ...

    def __len__(self) -> int: ...

    def scores(self, vector: Vectors, ids: Ids | None = None) -> Vectors:
        """The scores of these rows, or of all."""
        ...

    def save(self, path: Path) -> str:
        """Gives back the file's checksum."""
        ...
