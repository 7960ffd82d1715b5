"""Haystack: SentenceTransformersTextEmbedder, a FAISSDocumentStore, and in-memory BM25 joined to it by rank fusion."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.utils import ComponentDevice
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)
from haystack_integrations.components.retrievers.faiss import FAISSEmbeddingRetriever
from haystack_integrations.document_stores.faiss import FAISSDocumentStore

from tests.benchmarks.peers.system import HITS, Search, Text

DIMENSION = 384
STORE, WORDS = "store", "words.json"


class System:
    """The in-memory store alone would do for both, but its dense search is a loop: 140 ms among 10,000 passages."""

    def __init__(self, model: Path, threads: int, *, hybrid: bool) -> None:
        self._model = str(model)
        self._hybrid = hybrid

    def build(self, texts: Sequence[Text], folder: Path) -> None:
        documents = [Document(id=text.id, content=text.text) for text in texts]
        embedder = SentenceTransformersDocumentEmbedder(
            model=self._model,
            device=ComponentDevice.from_str("cpu"),
            prefix="passage: ",
            normalize_embeddings=True,
            progress_bar=False,
        )
        store = FAISSDocumentStore(embedding_dim=DIMENSION)
        store.write_documents(embedder.run(documents=documents)["documents"])
        store.save(folder / STORE)
        words = InMemoryDocumentStore()
        words.write_documents(documents)
        words.save_to_disk(str(folder / WORDS))

    def open(self, folder: Path) -> Search:
        pipeline, last = self._pipeline(folder), "joiner" if self._hybrid else "dense"

        def search(question: str) -> list[str]:
            asked = {"embedder": {"text": question}} | ({"words": {"query": question}} if self._hybrid else {})
            return [found.id for found in pipeline.run(asked)[last]["documents"][:HITS]]

        return search

    def _pipeline(self, folder: Path) -> Pipeline:
        pipeline = Pipeline()
        embedder = SentenceTransformersTextEmbedder(
            model=self._model,
            device=ComponentDevice.from_str("cpu"),
            prefix="query: ",
            normalize_embeddings=True,
            progress_bar=False,
        )
        store = FAISSDocumentStore(index_path=str(folder / STORE), embedding_dim=DIMENSION)
        pipeline.add_component("embedder", embedder)
        pipeline.add_component("dense", FAISSEmbeddingRetriever(document_store=store, top_k=HITS))
        pipeline.connect("embedder.embedding", "dense.query_embedding")
        if self._hybrid:
            words = InMemoryDocumentStore.load_from_disk(str(folder / WORDS))
            pipeline.add_component("words", InMemoryBM25Retriever(document_store=words, top_k=HITS))
            pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=HITS))
            pipeline.connect("dense", "joiner")
            pipeline.connect("words", "joiner")
        return pipeline
