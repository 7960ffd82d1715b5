"""Tells whether documents would be cut and indexed today as they were when a snapshot was built."""

from __future__ import annotations

import hashlib
import inspect
import unicodedata
from functools import cache
from importlib.metadata import version
from types import ModuleType

from index import anticipated, grams, lexicon, texts
from knowledge import document, markdown_blocks, partial_date, passage, passages, sections, sentences

MODULES: tuple[ModuleType, ...] = (
    anticipated,
    document,
    grams,
    lexicon,
    markdown_blocks,
    partial_date,
    passage,
    passages,
    sections,
    sentences,
    texts,
)
"""All own code between a document and the rows of a snapshot; vectors depend on text and model besides."""

PACKAGES = ("markdown-it-py", "sentencex")


@cache
def recipe() -> str:
    """Hex hash of that code and of what it relies on; equal recipes make the same of the same document."""
    parts = [*map(inspect.getsource, MODULES), *map(version, PACKAGES), unicodedata.unidata_version]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
