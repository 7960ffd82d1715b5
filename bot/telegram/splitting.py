"""Long texts in parts that Telegram accepts: at most 4,096 UTF-16 units each, cut where a reader would pause."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

from bot.telegram.rich_text import RichText

UNITS = 4096
MARKS = 100
"""Telegram shows no more than this many marks in one message."""

_BORDERS = (
    re.compile(r"\n[ \t]*\n\s*"),
    re.compile(r"\n\s*"),
    re.compile(r"[.!?…][\"“”»«)\]]*\s+"),
    re.compile(r"\s+"),
)
_JOINERS = "\u200d\ufe0e\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def split(whole: RichText, units: int = UNITS, marks: int = MARKS) -> list[RichText]:
    """The parts in order; they hold all of the text but the white space at the cuts."""
    widths = [0, *accumulate(2 if ord(letter) > 0xFFFF else 1 for letter in whole.text)]
    parts, start = [], 0
    while start < len(whole.text):
        end = max(start + 1, bisect_right(widths, widths[start] + units) - 1)
        end = _pause(whole.text, start, _within_marks(whole, start, end, marks))
        parts.append(whole.piece(start, end).stripped())
        start = end
    return [part for part in parts if part.text]


def units_in(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text) + sum(ord(letter) > 0xFFFF for letter in text)


def _within_marks(whole: RichText, start: int, end: int, limit: int) -> int:
    """An end before the mark that would be one too many."""
    begun = sorted(mark.start for mark in whole.marks if mark.end > start and mark.start < end)
    return end if len(begun) <= limit else max(start + 1, begun[limit])


def _pause(text: str, start: int, end: int) -> int:
    """The best place to cut at or before `end`: after a paragraph, a line, a sentence, a word, else between letters."""
    if end >= len(text):
        return len(text)
    earliest = start + max(1, (end - start) // 3)
    for border in _BORDERS:
        cuts = [found.end() for found in border.finditer(text, start, end)]
        if cuts and cuts[-1] >= earliest:
            return cuts[-1]
    return _between_letters(text, earliest, end)


def _between_letters(text: str, earliest: int, end: int) -> int:
    """Never before an accent or inside an emoji that is made of several characters."""
    cut = end
    while cut > earliest and (_continues(text[cut]) or text[cut - 1] == "\u200d"):
        cut -= 1
    return cut if cut > earliest else end


def _continues(letter: str) -> bool:
    return letter in _JOINERS or ord(letter) in _SKIN_TONES or unicodedata.combining(letter) != 0
