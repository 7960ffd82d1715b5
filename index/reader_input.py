"""What the reader is given: a question and a passage as token numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from index.tokens import END, MAX_TOKENS, START, Tokenizer

MAX_QUESTION_TOKENS = 64
MAX_HEAD_TOKENS = 64
_KEPT = 256
"""Contexts whose tokens are kept, some kilobytes each: citizens ask about the same passages again and again."""


@dataclass(frozen=True, slots=True)
class ReaderInput:
    """Token numbers `<s> question </s></s> title heading </s> text </s>`.

    `offsets` are the characters of each of the text's tokens, without the blank before a word.
    """

    tokens: tuple[int, ...]
    text_at: int
    offsets: tuple[tuple[int, int], ...]


class InputBuilder:
    """Turns a question and a passage's context (title, heading and text in lines of their own) into tokens."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._context = lru_cache(maxsize=_KEPT)(self._read)

    def build(self, question: str, context: str) -> ReaderInput:
        asked = self._tokenizer.numbers(question, MAX_QUESTION_TOKENS)
        read = self._context(context)
        before = (START, *asked, END, END, *read.about, END)
        room = MAX_TOKENS - len(before) - 1
        return ReaderInput((*before, *read.numbers[:room], END), len(before), read.offsets[:room])

    def _read(self, context: str) -> _Context:
        head, text = split_context(context)
        pieces = self._tokenizer.pieces(text, MAX_TOKENS)
        offsets = tuple(_bare(text, *offset) for offset in pieces.offsets)
        return _Context(tuple(self._tokenizer.numbers(head, MAX_HEAD_TOKENS)), tuple(pieces.numbers), offsets)


@dataclass(frozen=True, slots=True)
class _Context:
    """Token numbers of title and heading, and of the text with their characters."""

    about: tuple[int, ...]
    numbers: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


def split_context(context: str) -> tuple[str, str]:
    """Title and heading, and the text below them; a context of fewer lines is all text."""
    lines = context.split("\n", 2)
    return (f"{lines[0]}\n{lines[1]}", lines[2]) if len(lines) == 3 else ("", context)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end
