"""LangChain: HuggingFaceEmbeddings, FAISS on disk, and BM25 beside it in an EnsembleRetriever of equal weights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_community.vectorstores import FAISS
from langchain_community.vectorstores.utils import DistanceStrategy
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings

from tests.benchmarks.peers.system import HITS, Search, Text


class System:
    """BM25 has no form on disk: it is made anew from the stored documents, with words in small letters as terms."""

    def __init__(self, model: Path, threads: int, *, hybrid: bool) -> None:
        self._hybrid = hybrid
        self._embeddings = HuggingFaceEmbeddings(
            model_name=str(model),
            model_kwargs={"device": "cpu"},
            encode_kwargs={"normalize_embeddings": True, "prompt_name": "passage"},
            query_encode_kwargs={"normalize_embeddings": True, "prompt_name": "query"},
        )

    def build(self, texts: Sequence[Text], folder: Path) -> None:
        documents = [Document(page_content=text.text, metadata={"id": text.id}) for text in texts]
        store = FAISS.from_documents(documents, self._embeddings, distance_strategy=DistanceStrategy.MAX_INNER_PRODUCT)
        store.save_local(str(folder))

    def open(self, folder: Path) -> Search:
        store = FAISS.load_local(
            str(folder),
            self._embeddings,
            allow_dangerous_deserialization=True,
            distance_strategy=DistanceStrategy.MAX_INNER_PRODUCT,
        )
        retriever = store.as_retriever(search_kwargs={"k": HITS})
        if self._hybrid:
            documents = list(store.docstore._dict.values())
            words = BM25Retriever.from_documents(documents, k=HITS, preprocess_func=_words)
            retriever = EnsembleRetriever(retrievers=[words, retriever], weights=[0.5, 0.5])
        return lambda question: [found.metadata["id"] for found in retriever.invoke(question)[:HITS]]


def _words(text: str) -> list[str]:
    """By default only white space parts words, and `Berlin?` would be another word than `Berlin`."""
    return re.findall(r"\w+", text.lower())
