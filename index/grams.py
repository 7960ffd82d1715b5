"""Character 4-grams of words, as numbers: the unit of lexical evidence that survives German compounds and typos."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Grams = npt.NDArray[np.uint64]

_NO_WORD = re.compile(r"[\W_]+")
_DIGRAPH = re.compile(r"([aou])e")
_EDGE = ord("_")
_KEPT = 4096


def folded(text: str) -> str:
    """Lower case without accents, where ä, ae and a, ö, oe and o, ü, ue and u, ß and ss are the same.

    An umlaut is written as its plain letter, since citizens type "Förderung", "Foerderung" and "Forderung" alike.
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _DIGRAPH.sub(r"\1", bare)


def words(text: str) -> list[str]:
    """The folded words and numbers of a text, in order."""
    return [word for word in _NO_WORD.split(folded(text)) if word]


def grams(text_words: list[str]) -> Grams:
    """The distinct 4-grams of `_word_` for each word (a word of one letter gives `_x_`), sorted.

    Four characters of 16 bits fill a number; letters beyond the Basic Multilingual Plane share numbers, which only
    blurs the evidence a little.
    """
    if not text_words:
        return np.empty(0, np.uint64)
    run = f"_{'_'.join(text_words)}__"
    letters = np.frombuffer(run.encode("utf-32-le"), np.uint32).astype(np.uint64) & np.uint64(0xFFFF)
    edge = letters == _EDGE
    codes = (letters[:-3] << np.uint64(48)) | (letters[1:-2] << np.uint64(32)) | (letters[2:-1] << np.uint64(16))
    whole = ~edge[1:-2] & ~edge[2:-1]
    single = edge[:-3] & ~edge[1:-2] & edge[2:-1]
    return np.unique(np.concatenate([(codes | letters[3:])[whole], codes[single]]))


@lru_cache(maxsize=_KEPT)
def grams_of(text: str) -> Grams:
    """Those of a text, not to be changed: kept for sentences and passages, which question after question is held to."""
    return grams(words(text))
