"""A system for the tests of the benchmark: the passages that share most words with the question. It starts at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.peers.system import HITS, Search, Text


class System:
    """Where it is not hybrid, it looks at the first word of a question only."""

    def __init__(self, model: Path, threads: int, *, hybrid: bool) -> None:
        self._hybrid = hybrid

    def build(self, texts: Sequence[Text], folder: Path) -> None:
        words = {text.id: text.text.lower().split() for text in texts}
        (folder / "words.json").write_text(json.dumps(words), encoding="utf-8")

    def open(self, folder: Path) -> Search:
        held = {id: set(words) for id, words in json.loads((folder / "words.json").read_text(encoding="utf-8")).items()}

        def search(question: str) -> list[str]:
            asked = set(question.lower().split()[: None if self._hybrid else 1])
            return sorted(held, key=lambda id: -len(held[id] & asked))[:HITS]

        return search
