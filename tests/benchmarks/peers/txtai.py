"""txtai: Embeddings with content, dense or hybrid; vectors by sentence-transformers, which knows the prompts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from txtai import Embeddings

from tests.benchmarks.peers.system import HITS, Search, Text


class System:
    """It chooses FAISS's index by the number of passages; hybrid means BM25 and a convex combination of scores.

    Its content lies in SQLite behind one cursor, so threads take turns: else they end with "Recursive use of cursors".
    """

    def __init__(self, model: Path, threads: int, *, hybrid: bool) -> None:
        self._settings = {
            "path": str(model),
            "method": "sentence-transformers",
            "gpu": False,
            "content": True,
            "hybrid": hybrid,
        }

    def build(self, texts: Sequence[Text], folder: Path) -> None:
        embeddings = Embeddings(**self._settings)
        embeddings.index([(text.id, text.text) for text in texts])
        embeddings.save(str(folder))

    def open(self, folder: Path) -> Search:
        embeddings = Embeddings()
        embeddings.load(str(folder))
        alone = Lock()

        def search(question: str) -> list[str]:
            with alone:
                return [found["id"] for found in embeddings.search(question, HITS)]

        return search
