"""Lexical coverage: how much of what a question says, weighed by rarity, stands in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from index.function_words import FUNCTION_WORDS
from index.grams import Grams, grams, grams_of, words
from index.mapped import fetch
from index.saved_arrays import SavedArrays
from index.takeover import Rows, Run

Floats = npt.NDArray[np.float32]
Weights = npt.NDArray[np.float64]
Pairs = npt.NDArray[np.int64]
"""Number of a gram and, in the lower half, of a text that holds it; sorted, they are postings gram by gram."""

FUNCTION_WORD_WEIGHT = 0.3
RARITY_POWER = 1.5
EXPANSION_WEIGHT = 0.5
_ROW_BITS = np.int64(32)
_GONE = -1
_TELL_AFTER = 200


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a question says and the other wording of the same thing, such as an abbreviation and its long form."""

    said: str
    meant: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What a question asks for: sorted grams and their weights; a text that holds `mass` of them covers it whole."""

    grams: Grams
    weights: Weights
    mass: float

    def coverage_of(self, text: str) -> float:
        """The share of the mass that a text holds, 0 to 1."""
        held = grams_of(text)
        if not self.mass or not len(held):
            return 0.0
        rows = np.searchsorted(held, self.grams)
        rows[rows == len(held)] = 0
        return float(min(1.0, self.weights[held[rows] == self.grams].sum() / self.mass))


@dataclass(frozen=True)
class Lexicon(SavedArrays):
    """An inverted index of texts: `postings[offsets[i]:offsets[i + 1]]` are the texts that hold `grams[i]`.

    Plain arrays, so that they can be memory-mapped; `size` holds the number of texts.
    """

    grams: Grams
    offsets: npt.NDArray[np.int64]
    postings: npt.NDArray[np.int32]
    size: npt.NDArray[np.int64]

    @classmethod
    def from_texts(cls, texts: Sequence[str]) -> Lexicon:
        return cls.updated(None, Rows.of(texts))

    @classmethod
    def updated(cls, before: Lexicon | None, rows: Rows, progress: Callable[[int, int], None] | None = None) -> Lexicon:
        """Runs of rows are those texts of `before`; the same arrays as if all texts had been indexed anew."""
        per_text = list(_grams_of(rows.texts, progress))
        found = np.concatenate([np.empty(0, np.uint64), *per_text])
        holders = np.repeat(rows.fresh, [len(text) for text in per_text])
        distinct = np.unique(np.concatenate([before.grams, found])) if before else np.unique(found)
        pairs = _pairs(np.searchsorted(distinct, found), holders)
        if before:
            pairs = np.concatenate([before._pairs_in(distinct, rows.runs), pairs])
        pairs.sort()
        starts = np.searchsorted(pairs, np.arange(len(distinct) + 1) << _ROW_BITS)
        held = np.diff(starts) > 0
        offsets = np.append(starts[:-1][held], len(pairs)).astype(np.int64)
        postings = pairs.astype(np.int32)  # the lower half
        return cls(distinct[held], offsets, postings, np.array([rows.count], np.int64))

    @cached_property
    def count(self) -> int:
        """The number of texts."""
        return int(self.size[0])

    def terms(self, question: str, expansions: Sequence[Expansion] = ()) -> Terms:
        """The question's grams weighed by rarity; other wordings can earn mass but are not asked for."""
        asked = words(question)
        content = grams([word for word in asked if word not in FUNCTION_WORDS])
        function = np.setdiff1d(grams([word for word in asked if word in FUNCTION_WORDS]), content, assume_unique=True)
        own = np.concatenate([content, function])
        weights = self.rarity(own)
        weights[len(content) :] *= FUNCTION_WORD_WEIGHT
        parts = [Terms(own, weights, 0.0), *(self._expanded(expansion, own) for expansion in expansions)]
        distinct, first = np.unique(np.concatenate([part.grams for part in parts]), return_index=True)
        return Terms(distinct, np.concatenate([part.weights for part in parts])[first], float(weights.sum()))

    def rarity(self, wanted: Grams) -> Weights:
        """Inverse document frequency, raised so that rare words outweigh many common ones; the unseen is rarest."""
        rows, seen = self._rows(wanted)
        holders = (
            np.where(seen, self.offsets[rows + 1] - self.offsets[rows], 0) if len(self.grams) else np.zeros(len(wanted))
        )
        return np.asarray(np.log1p(self.count / (holders + 0.5)) ** RARITY_POWER, np.float64)

    def coverage(self, terms: Terms) -> Floats:
        """The share of the terms' mass that each text holds, 0 to 1; shape (count,)."""
        rows, seen = self._rows(terms.grams)
        spans = [self.postings[self.offsets[row] : self.offsets[row + 1]] for row in rows[seen]]
        if not spans or not terms.mass:
            return np.zeros(self.count, np.float32)
        weights = np.repeat(terms.weights[seen], [len(span) for span in spans])
        held = np.bincount(np.concatenate(spans), weights=weights, minlength=self.count)
        return np.minimum(held / terms.mass, 1.0).astype(np.float32)

    def asked(self, terms: Terms) -> tuple[npt.NDArray[np.int64], Floats]:
        """The places in `grams` of those that any text holds, and the share of the mass that each is."""
        rows, seen = self._rows(terms.grams)
        return rows[seen], (terms.weights[seen] / (terms.mass or np.inf)).astype(np.float32)

    def holders(self, rows: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int32]]:
        """The texts that hold each of `grams[rows]`; not as memory-mapped arrays, which take long to slice."""
        fetch(self.postings, self.offsets[rows], self.offsets[rows + 1])
        postings = np.asarray(self.postings)
        spans = zip(self.offsets[rows].tolist(), self.offsets[rows + 1].tolist(), strict=True)
        return [postings[start:end] for start, end in spans]

    def worth(self, terms: Terms) -> Weights:
        """The weight of each gram of the lexicon, 0 for those that are not asked for."""
        rows, seen = self._rows(terms.grams)
        weights = np.zeros(len(self.grams))
        weights[rows[seen]] = terms.weights[seen]
        return weights

    def partly_held(self, terms: Terms, most: int) -> Floats:
        """As `coverage`, from the weightiest grams alone: as many as have `most` postings together, or one.

        Common grams have the longest postings and the least weight, so that little is missing.
        """
        rows, shares = self.asked(terms)
        order = np.argsort(-shares, kind="stable")
        held = np.zeros(self.count, np.float32)
        read = 0
        for span, share in zip(self.holders(rows[order]), shares[order], strict=True):
            if (read := read + len(span)) > most and read > len(span):
                break
            held[span] += share
        return held

    def _pairs_in(self, distinct: Grams, runs: Iterable[Run]) -> Pairs:
        """The postings of these rows, with the grams counted as in `distinct` and the rows as in the new lexicon."""
        moved = np.full(self.count, _GONE, np.int32)
        for run in runs:
            moved[run.old : run.old + run.length] = np.arange(run.new, run.new + run.length)
        holders = moved[self.postings]
        terms = np.repeat(np.searchsorted(distinct, self.grams), np.diff(self.offsets))
        pairs = _pairs(terms, holders)
        return pairs[holders != _GONE] if (moved == _GONE).any() else pairs

    def _expanded(self, expansion: Expansion, own: Grams) -> Terms:
        """The other wording's grams, together worth at most half of the words that they stand for."""
        added = np.setdiff1d(grams(words(expansion.meant)), own, assume_unique=True)
        weights = self.rarity(added)
        said = self.rarity(grams(words(expansion.said))).sum()
        return Terms(added, weights * EXPANSION_WEIGHT * min(1.0, said / max(weights.sum(), 1e-9)), 0.0)

    def _rows(self, wanted: Grams) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
        """Where each gram stands in `grams`, and whether it does."""
        rows = np.searchsorted(self.grams, wanted)
        rows[rows == len(self.grams)] = 0
        seen = self.grams[rows] == wanted if len(self.grams) else np.zeros(len(wanted), np.bool_)
        return rows, seen


def _grams_of(texts: Sequence[str], progress: Callable[[int, int], None] | None) -> Iterator[Grams]:
    for number, text in enumerate(texts, 1):
        yield grams(words(text))
        if progress and number % _TELL_AFTER == 0:
            progress(number, len(texts))


def _pairs(terms: Pairs, holders: npt.NDArray[np.integer]) -> Pairs:
    """`terms` is used up: there may be millions."""
    terms <<= _ROW_BITS
    terms |= holders
    return terms
