"""What buttons refer to, found without keeping more of it in memory than sixteen bytes each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2s
from typing import TypeVar

import numpy as np

Thing = TypeVar("Thing")


class References(Mapping[str, Thing]):
    """Things by reference; `at` gives the thing of a number. Of things with one reference the last is meant."""

    def __init__(self, refs: Iterable[str], at: Callable[[int], Thing]) -> None:
        numbers = np.fromiter((int(ref, 16) for ref in refs), np.uint64)
        backwards = len(numbers) - 1 - np.arange(len(numbers))
        self._refs, last = np.unique(numbers[backwards], return_index=True)
        self._numbers = backwards[last]
        self._at = at

    def __getitem__(self, ref: str) -> Thing:
        place = int(np.searchsorted(self._refs, _number(ref)))
        if place == len(self._refs) or _text(self._refs[place]) != ref:
            raise KeyError(ref)
        return self._at(int(self._numbers[place]))

    def __iter__(self) -> Iterator[str]:
        return map(_text, self._refs)

    def __len__(self) -> int:
        return len(self._refs)


def ref(*parts: str) -> str:
    """Twelve hex digits: short enough for a button, and never about a person."""
    return blake2s("\x00".join(parts).encode("utf-8", "replace"), digest_size=6).hexdigest()


def _number(ref: str) -> np.uint64:
    try:
        return np.uint64(int(ref, 16))
    except (ValueError, OverflowError) as exc:
        raise KeyError(ref) from exc


def _text(number: np.uint64) -> str:
    return f"{int(number):012x}"
