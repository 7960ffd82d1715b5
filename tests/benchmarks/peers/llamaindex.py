"""LlamaIndex: HuggingFaceEmbedding, a FAISS vector store, and German BM25 beside it in a QueryFusionRetriever."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import bm25s
import faiss
import Stemmer
from llama_index.core import StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.retrievers.bm25 import BM25Retriever
from llama_index.vector_stores.faiss import FaissVectorStore

from tests.benchmarks.peers.system import HITS, Search, Text

DIMENSION = 384
WORDS = "bm25"


class System:
    """The default vector store keeps vectors as JSON and searches them in a loop; its documentation offers FAISS."""

    def __init__(self, model: Path, threads: int, *, hybrid: bool) -> None:
        self._hybrid = hybrid
        self._embedding = HuggingFaceEmbedding(
            model_name=str(model),
            query_instruction="query: ",
            text_instruction="passage: ",
            normalize=True,
            embed_batch_size=32,
            device="cpu",
        )

    def build(self, texts: Sequence[Text], folder: Path) -> None:
        nodes = [TextNode(id_=text.id, text=text.text) for text in texts]
        store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(DIMENSION))
        context = StorageContext.from_defaults(vector_store=store)
        VectorStoreIndex(nodes, storage_context=context, embed_model=self._embedding)
        context.persist(persist_dir=str(folder))
        words = BM25Retriever.from_defaults(
            nodes=nodes, similarity_top_k=HITS, language="de", stemmer=Stemmer.Stemmer("german")
        )
        words.persist(str(folder / WORDS))

    def open(self, folder: Path) -> Search:
        store = FaissVectorStore.from_persist_dir(str(folder))
        context = StorageContext.from_defaults(vector_store=store, persist_dir=str(folder))
        index = load_index_from_storage(context, embed_model=self._embedding)
        retriever = index.as_retriever(similarity_top_k=HITS)
        if self._hybrid:
            retriever = self._fused(retriever, folder)
        return lambda question: [found.node.node_id for found in retriever.retrieve(question)]

    def _fused(self, dense: object, folder: Path) -> QueryFusionRetriever:
        """`from_persist_dir` would forget the German stemmer; no further questions are generated."""
        kept = bm25s.BM25.load(str(folder / WORDS), load_corpus=True)
        words = BM25Retriever(existing_bm25=kept, similarity_top_k=HITS, stemmer=Stemmer.Stemmer("german"))
        return QueryFusionRetriever(
            [dense, words],
            llm=MockLLM(),
            num_queries=1,
            mode="reciprocal_rerank",
            similarity_top_k=HITS,
            use_async=False,
        )
