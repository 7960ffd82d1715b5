"""The words of a text with their places, and forms of them that spelling does not change."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `start` and `end` are its place in the text it was read from."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether a reader may take it for a name: a capital letter or a digit anywhere."""
        return any(char.isupper() or char.isdigit() for char in self.text)


def folded(text: str) -> str:
    """Lower case without accents, as long as `text` itself."""
    return "".join(unicodedata.normalize("NFKD", char.lower())[0] for char in text).translate(_UNDECOMPOSED)


def words_in(text: str) -> tuple[Word, ...]:
    return tuple(
        Word(found[0], folded(found[0]).replace("ß", "ss"), found.start(), found.end())
        for found in _WORD.finditer(text)
    )


@lru_cache(maxsize=50_000)
def german_stem(word: str) -> str:
    """What the forms of a German word have in common: "Ländern" and "Land", "Besucherinnen" and "Besuchern"."""
    plain = word.lower().removesuffix("innen")
    return str(snowballstemmer.stemmer("german").stemWord(plain))
