"""Ours: the production index, engine and retriever, as `ask` and `serve` use them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from index.builder import build_from_passages
from index.embedding import Embedding
from index.retriever import Retriever
from index.sentence_encoder import load_encoder
from index.snapshots import SnapshotStore
from knowledge.passage import Passage
from knowledge.sentences import sentence_spans
from tests.benchmarks.peers.system import HITS, Search, Text


class System:
    """The compiled model lies beside the folder that it was compiled from."""

    def __init__(self, model: Path, threads: int, *, hybrid: bool) -> None:
        self._encoder = load_encoder("bundled", model.parent, threads=threads)

    def build(self, texts: Sequence[Text], folder: Path) -> None:
        passages = [_passage(text) for text in texts]
        SnapshotStore(folder).publish(build_from_passages((), passages, Embedding(self._encoder)))

    def open(self, folder: Path) -> Search:
        retriever = Retriever(SnapshotStore(folder).load_live(self._encoder).snapshot, self._encoder)
        return lambda question: [hit.passage.id for hit in retriever.search(question, HITS).hits]


def _passage(text: Text) -> Passage:
    document, sentences = text.id.split("#")[0], tuple(sentence_spans(text.text))
    return Passage(text.id, document, "", "", text.text, 0, len(text.text), sentences)
