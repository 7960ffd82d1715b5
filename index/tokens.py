"""The bundled model's tokenizer, loaded once a process: it takes half a second, and encoder and reader share it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

START, PAD, END = 0, 1, 2
MAX_TOKENS = 512
_CHARACTERS_PER_TOKEN = 64
"""More than any token covers: what lies behind is cut off before the tokenizer spends time on it."""


@lru_cache(maxsize=1)
def load_tokenizer(path: Path) -> Tokenizer:
    """Without cutting or padding; "</s>" in what a citizen writes is text, not a separator."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True
    return tokenizer


def readable(text: str, tokens: int) -> str:
    """Half a surrogate pair is no text to the tokenizer; what lies behind the last token is not tokenized first."""
    return text[: tokens * _CHARACTERS_PER_TOKEN].encode("utf-8", "replace").decode("utf-8")
