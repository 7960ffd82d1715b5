"""Makes lexicons of very many texts, block by block: what is in memory at once does not grow with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from index.gram_rows import GramRows, Numbers, Starts, spans_at
from index.grams import Grams, grams, words
from index.lexicon import Lexicon
from index.spool import spooled
from index.takeover import Rows

Progress: TypeAlias = Callable[[int, int], None]

_TEXTS_AT_ONCE = 20_000


@dataclass(frozen=True)
class TurnedLexicon:
    """A lexicon with its rows: what `Lexicon.updated` makes, and which of it each text holds."""

    lexicon: Lexicon
    rows: GramRows

    @classmethod
    def updated(cls, before: TurnedLexicon | None, rows: Rows, progress: Progress | None = None) -> TurnedLexicon:
        """Runs of rows are those texts of `before`; the same arrays as if all texts had been indexed anew."""
        fresh = _Numbering(rows.texts, progress)
        distinct = np.union1d(before.lexicon.grams, fresh.grams) if before else fresh.grams
        starts = _starts(before, rows, fresh)
        numbers = spooled((int(starts[-1]),), np.uint32)
        places = fresh.places_in(distinct)
        for block in _blocks(len(rows.fresh)):
            of_block = places[fresh.numbers[fresh.starts[block.start] : fresh.starts[block.stop]]]
            numbers[spans_at(starts, rows.fresh[block.start : block.stop])] = of_block
        if before:
            places = np.searchsorted(distinct, before.lexicon.grams).astype(np.uint32)
            for run in rows.runs:
                old = before.rows.starts[[run.old, run.old + run.length]]
                new = starts[[run.new, run.new + run.length]]
                numbers[new[0] : new[1]] = places[before.rows.numbers[old[0] : old[1]]]
        return cls._of(distinct, numbers, starts)

    @classmethod
    def _of(cls, distinct: Grams, numbers: Numbers, starts: Starts) -> TurnedLexicon:
        """Grams that no text holds any more are left out."""
        blocks = _blocks(len(starts) - 1)
        counts = np.zeros(len(distinct), np.int64)
        for block in blocks:
            counts += np.bincount(numbers[starts[block.start] : starts[block.stop]], minlength=len(distinct))
        held = counts > 0
        if not held.all():
            places = (np.cumsum(held) - 1).astype(np.uint32)
            for block in blocks:
                part = slice(starts[block.start], starts[block.stop])
                numbers[part] = places[numbers[part]]
        offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts[held])])
        postings = _postings(numbers, starts, offsets)
        lexicon = Lexicon(distinct[held], offsets, postings, np.array([len(starts) - 1], np.int64))
        return cls(lexicon, GramRows(numbers, starts))


class _Numbering:
    """The grams of texts by numbers, given in the order in which grams are met."""

    def __init__(self, texts: Sequence[str], progress: Progress | None) -> None:
        self.grams: Grams = np.empty(0, np.uint64)
        """All that were met, sorted."""
        self._numbers_of: Numbers = np.empty(0, np.uint32)
        lengths = np.zeros(len(texts) + 1, np.int64)
        with TemporaryFile() as file:
            for first in range(0, len(texts), _TEXTS_AT_ONCE):
                found = [grams(words(text)) for text in texts[first : first + _TEXTS_AT_ONCE]]
                lengths[first + 1 : first + len(found) + 1] = [len(each) for each in found]
                file.write(self._numbered(np.concatenate(found)).tobytes())
                if progress:
                    progress(first + len(found), len(texts))
            file.flush()
            self.starts = np.cumsum(lengths)
            self.numbers = np.memmap(file, np.uint32, "r") if self.starts[-1] else np.empty(0, np.uint32)

    def _numbered(self, met: Grams) -> Numbers:
        distinct, inverse = np.unique(met, return_inverse=True)
        new = np.setdiff1d(distinct, self.grams, assume_unique=True)
        numbers = np.arange(len(self.grams), len(self.grams) + len(new), dtype=np.uint32)
        places = np.searchsorted(self.grams, new)
        self._numbers_of = np.insert(self._numbers_of, places, numbers)
        self.grams = np.insert(self.grams, places, new)
        return np.asarray(self._numbers_of[np.searchsorted(self.grams, distinct)][inverse], np.uint32)

    def places_in(self, distinct: Grams) -> Numbers:
        """Where the gram of each number stands among `distinct`."""
        places = np.empty(len(self.grams), np.uint32)
        places[self._numbers_of] = np.searchsorted(distinct, self.grams)
        return places


def _starts(before: TurnedLexicon | None, rows: Rows, fresh: _Numbering) -> Starts:
    lengths = np.zeros(rows.count + 1, np.int64)
    lengths[rows.fresh + 1] = np.diff(fresh.starts)
    if before:
        for run in rows.runs:
            old = before.rows.starts[run.old : run.old + run.length + 1]
            lengths[run.new + 1 : run.new + run.length + 1] = np.diff(old)
    return np.cumsum(lengths)


def _postings(numbers: Numbers, starts: Starts, offsets: Starts) -> npt.NDArray[np.int32]:
    """The texts of each gram, in order."""
    postings = spooled((int(starts[-1]),), np.int32)
    free = offsets[:-1].copy()
    for block in _blocks(len(starts) - 1):
        part = numbers[starts[block.start] : starts[block.stop]]
        lengths = np.diff(starts[block.start : block.stop + 1])
        holders = np.repeat(np.arange(block.start, block.stop, dtype=np.int32), lengths)
        order = np.argsort(part, kind="stable")
        met, first, counts = np.unique(part[order], return_index=True, return_counts=True)
        places = np.repeat(free[met] - first, counts) + np.arange(len(part))
        postings[places] = holders[order]
        free[met] += counts
    return postings


def _blocks(count: int) -> list[range]:
    return [range(first, min(first + _TEXTS_AT_ONCE, count)) for first in range(0, count, _TEXTS_AT_ONCE)]
