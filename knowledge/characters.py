"""The characters of a text that came from a file, made fit for offsets, JSON and chats."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n?|[\v\f\x85]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
"""Controls, what turns the reading direction round, and what splits words for machines only."""
_NO_TEXT = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.02
"""Share of control characters from which on something is no text."""


def normalised(text: str) -> str:
    """Line ends become "\\n"; what no reader sees and lone surrogates vanish; all else, accents included, stays."""
    text = _UNSEEN.sub("", _LINE_END.sub("\n", text))
    return text.encode("utf-8", "ignore").decode("utf-8")


def looks_binary(text: str) -> bool:
    """Whether decoded bytes hold more control characters than any text does."""
    return len(_NO_TEXT.findall(text)) > _MOST_CONTROLS * len(text) or text.count("\0") > max(8, len(text) // 10)
