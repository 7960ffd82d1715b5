"""What passages hold of one question's terms, where they are too many to be gone through for each term."""

from __future__ import annotations

import numpy as np

from index.gram_bits import RARE, Bits, GramBits
from index.lexicon import Floats, Lexicon, Terms
from index.matches import Ids


class Held:
    """Postings of rare grams are read at once; bits of common grams, for those passages that are asked about.

    Of 7.7 million postings that a question among a million passages has, 0.1 million are of rare grams.
    """

    def __init__(self, lexicon: Lexicon, bits: GramBits, terms: Terms) -> None:
        rows, shares = lexicon.asked(terms)
        places = bits.places[rows]
        rare = places == RARE
        self._rare = np.zeros(lexicon.count, np.float32)
        for holders, share in zip(lexicon.holders(rows[rare]), shares[rare], strict=True):
            self._rare[holders] += share
        order = np.argsort(-shares[~rare], kind="stable")
        self._bits = np.asarray(bits.bits)
        self._places, self._shares = places[~rare][order], shares[~rare][order]

    def coverage(self, rows: Ids) -> Floats:
        """What `Lexicon.coverage` gives for these rows; three times as fast where they are in order."""
        byte = rows >> 3
        holds = np.empty((len(self._places), len(rows)), np.uint8)
        for of_gram, place in zip(holds, self._places, strict=True):
            self._bits[place].take(byte, out=of_gram, mode="clip")  # not "raise", which buffers
        holds &= (1 << (rows & 7)).astype(np.uint8)
        held = self._rare[rows] + np.einsum("g,gr->r", self._shares, (holds != 0).astype(np.float32))
        return np.asarray(np.minimum(held, 1.0), np.float32)

    def roughly(self, common: int) -> Bits:
        """The same for all passages from the rare grams and so many common ones, the weightiest; shape (count,).

        In whole numbers up to 255, which are added up four times as fast: only the order matters.
        """
        shares = self._shares[:common]
        scale = 255 / max(float(self._rare.max(initial=0.0) + shares.sum()), 1e-9)
        held = (self._rare * np.float32(scale)).astype(np.uint8)
        for place, share in zip(self._places[:common], shares, strict=True):
            holds = np.unpackbits(self._bits[place], count=len(held), bitorder="little")
            holds *= np.uint8(share * scale)
            held += holds
        return held
