"""What a citizen typed, cleaned of what nobody can see."""

from __future__ import annotations

import re
import unicodedata

from index.function_words import FUNCTION_WORDS
from index.grams import folded

LONGEST = 500
"""Characters of a question; more is a text, not a question."""

_FORMATTING = re.compile(
    r"</?(?:b|i|u|s|em|strong|p|br|span|div|font|h[1-6]|code|pre|ul|ol|li|a|blockquote|tg-spoiler)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def cleaned(message: str) -> str:
    """NFC, without control and invisible characters and half surrogate pairs, white space folded."""
    whole = message.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    visible = "".join(char if unicodedata.category(char)[0] != "C" else " " * char.isspace() for char in whole)
    return _SPACE.sub(" ", unicodedata.normalize("NFC", visible)).strip()


def without_formatting(message: str) -> str:
    """HTML tags that only format are taken out: a pasted `<b>Wann …?</b>` is a question like any other."""
    return _FORMATTING.sub(" ", message)


def names_nothing(question: str) -> bool:
    """Whether it holds only words that ask or connect ("wer", not "IT"), figures that are no year, or small letters."""
    return not any(map(_names_something, _WORD.findall(question)))


def _names_something(word: str) -> bool:
    if word.isdigit():
        return bool(_YEAR.fullmatch(word))
    if len(word) == 1:
        return not word.islower()
    return word.isupper() or folded(word) not in FUNCTION_WORDS
