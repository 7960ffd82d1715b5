"""Words that are spelled right, kept as checksums: half a million in two megabytes, found at once."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

FILE = Path(__file__).with_name("word_list.npz")


@dataclass(frozen=True)
class WordList:
    """`checksums` are sorted CRC-32s of case-folded words: one strange word in ten thousand passes for a known one.

    Made by `python -m training.word_list`.
    """

    checksums: npt.NDArray[np.uint32]

    @classmethod
    def from_words(cls, words: Iterable[str]) -> WordList:
        return cls(np.unique(np.fromiter((_checksum(word) for word in words), np.uint32)))

    @classmethod
    def load(cls, file: Path = FILE) -> WordList:
        with np.load(file, allow_pickle=False) as held:
            return cls(held["checksums"])

    def save(self, file: Path = FILE) -> None:
        np.savez_compressed(file, checksums=self.checksums)

    def __contains__(self, word: str) -> bool:
        wanted = _checksum(word)
        at = int(np.searchsorted(self.checksums, wanted))
        return at < len(self.checksums) and int(self.checksums[at]) == wanted


def _checksum(word: str) -> int:
    return zlib.crc32(word.casefold().encode("utf-8", "replace"))


@cache
def shipped_word_list() -> WordList:
    """The one in the package."""
    return WordList.load()
