"""The encoder that runs the bundled model in ONNX Runtime: what answers citizens, without torch."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from index.bundled_format import PROMPTS
from index.bundled_model import FINGERPRINT, ModelUnavailable
from index.compiled_model import GRAPH, TOKENIZER, VOCABULARY, compile_encoder
from index.encoder import Progress, Vectors
from index.encoding_queue import EncodingQueue
from index.golden_vector import check_golden
from index.made_folder import Advance
from index.onnx_session import WORDS, Session
from index.token_rows import TokenRows, token_rows
from index.tokens import END, START, Tokenizer, load_tokenizer
from index.word_table import WordTable


class CompiledEncoder:
    """An `Encoder` with the vectors of the Sentence-Transformers model; may be called from several threads."""

    name = "bundled"
    fingerprint = FINGERPRINT

    def __init__(self, session: Session, words: WordTable, tokenizer: Tokenizer) -> None:
        self._session = session
        self._words = words
        self._tokenizer = tokenizer
        self._queue = EncodingQueue(self._encode_queries)
        self.dimension = self._run(next(token_rows([[START, END]]))).shape[1]

    @classmethod
    def load(cls, models: Path, threads: int, progress: Advance | None = None) -> CompiledEncoder:
        """Compiles the model when it is used for the first time; raises `ModelUnavailable` with what to do."""
        folder = compile_encoder(models, progress)
        try:
            words = WordTable.load(folder / VOCABULARY)
            encoder = cls(Session(folder / GRAPH, threads), words, load_tokenizer(folder / TOKENIZER))
            check_golden(encoder, folder)
        except ModelUnavailable:
            raise
        except Exception as exc:  # whatever a damaged file makes the libraries raise
            raise ModelUnavailable(
                f"The compiled model in {folder} cannot be run "
                f"({type(exc).__name__}: {' '.join(str(exc).split())[:200]}): delete that folder to have it made anew."
            ) from exc
        return encoder

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """One alone is a citizen's: it joins those of others that wait."""
        return self._queue.vector(texts[0])[np.newaxis] if len(texts) == 1 else self._encode_queries(texts)

    def _encode_queries(self, texts: Sequence[str]) -> Vectors:
        vectors = self._empty(len(texts))
        for rows in token_rows([self._tokenizer.row(PROMPTS["query"] + text) for text in texts]):
            vectors[list(rows.texts)] = self._run(rows)
        return vectors

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """On all processors: there are many passages, and nobody waits for the first of them."""
        vectors = self._empty(len(texts))
        batches = list(token_rows([self._tokenizer.row(PROMPTS["passage"] + text) for text in texts]))
        with ThreadPoolExecutor(_processors()) as pool:
            for rows, found in zip(batches, pool.map(self._run, batches), strict=True):
                vectors[list(rows.texts)] = found
                if progress:
                    progress(len(rows.texts))
        return vectors

    def _empty(self, count: int) -> Vectors:
        return np.zeros((count, self.dimension), dtype=np.float32)

    def _run(self, rows: TokenRows) -> Vectors:
        """One vector for each text."""
        inputs = {WORDS: self._words.rows(rows.tokens), **rows.inputs()}
        vectors: Vectors = self._session.run(inputs)[0].reshape(len(rows.texts), -1)
        return vectors


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
