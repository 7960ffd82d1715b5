"""The common grams of very many texts, a bit for each text: whether some hold them is looked up, not searched for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.lexicon import Lexicon
from index.saved_arrays import SavedArrays
from index.spool import spooled

Bits = npt.NDArray[np.uint8]

COMMON = 32
"""A gram that more than one text in so many holds takes less room as bits than as postings."""
RARE = -1


@dataclass(frozen=True)
class GramBits(SavedArrays):
    """Bit `t` of `bits[places[i]]`, the lowest of a byte first, says whether text `t` holds gram `i` of the lexicon;
    `places[i]` is RARE where postings are few."""

    places: npt.NDArray[np.int32]
    bits: Bits

    @classmethod
    def of(cls, lexicon: Lexicon) -> GramBits:
        common = np.flatnonzero(np.diff(lexicon.offsets) * COMMON > lexicon.count)
        places = np.full(len(lexicon.grams), RARE, np.int32)
        places[common] = np.arange(len(common))
        bits = spooled((len(common), -(-lexicon.count // 8)), np.uint8)
        for place, holders in enumerate(lexicon.holders(common)):
            holds = np.zeros(lexicon.count, np.bool_)
            holds[holders] = True
            bits[place] = np.packbits(holds, bitorder="little")
        return cls(places, bits)
