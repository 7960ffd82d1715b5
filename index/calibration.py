"""A few texts of many kinds, from which the compiled model learns how large the numbers inside it get."""

from __future__ import annotations

import json
from pathlib import Path

from index.bundled_format import PROMPTS
from index.reader_input import InputBuilder
from index.tokens import Tokenizer

TEXTS = Path(__file__).with_name("calibration.jsonl")
"""Questions with contexts (title, heading, text): German, English, Polish, Czech, Russian, code, tables, shouting."""


def encoder_rows(tokenizer: Tokenizer) -> list[list[int]]:
    """As the encoder meets them: token numbers of questions and of contexts."""
    prompted = [
        PROMPTS[kind] + text for each in _texts() for kind, text in zip(("query", "passage"), each, strict=True)
    ]
    return [tokenizer.row(text) for text in prompted]


def reader_rows(tokenizer: Tokenizer) -> list[tuple[int, ...]]:
    """As the reader meets them: each question with its context and with another one."""
    builder, texts = InputBuilder(tokenizer), _texts()
    contexts = [context for _, context in texts]
    pairs = zip(texts, [*contexts[1:], contexts[0]], strict=True)
    return [builder.build(question, each).tokens for (question, own), other in pairs for each in (own, other)]


def _texts() -> list[tuple[str, str]]:
    lines = TEXTS.read_text(encoding="utf-8").splitlines()
    return [(each["question"], each["context"]) for each in map(json.loads, lines)]
