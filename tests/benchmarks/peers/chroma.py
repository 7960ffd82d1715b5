"""Chroma: a persistent client, cosine space, and embeddings that are handed over since its function has no prompts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import chromadb
from sentence_transformers import SentenceTransformer

from tests.benchmarks.peers.system import HITS, Search, Text

COLLECTION = "passages"
AT_ONCE = 1000
"""Passages added at once."""


class System:
    """Dense only: its hybrid search is a service of its makers' cloud."""

    def __init__(self, model: Path, threads: int, *, hybrid: bool) -> None:
        self._model = SentenceTransformer(str(model), device="cpu")

    def build(self, texts: Sequence[Text], folder: Path) -> None:
        client = chromadb.PersistentClient(path=str(folder))
        collection = client.create_collection(
            COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
        for start in range(0, len(texts), AT_ONCE):
            some = texts[start : start + AT_ONCE]
            words = [text.text for text in some]
            vectors = self._model.encode_document(words, normalize_embeddings=True)
            collection.add(ids=[text.id for text in some], documents=words, embeddings=vectors)

    def open(self, folder: Path) -> Search:
        collection = chromadb.PersistentClient(path=str(folder)).get_collection(COLLECTION, embedding_function=None)

        def search(question: str) -> list[str]:
            vector = self._model.encode_query(question, normalize_embeddings=True)
            found: list[str] = collection.query(query_embeddings=[vector], n_results=HITS)["ids"][0]
            return found

        return search
