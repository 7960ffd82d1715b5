"""The encoder that runs any Sentence-Transformers model; torch is imported when the first one is loaded, not before."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.bundled_model import ModelUnavailable
from index.compiled_encoder import CompiledEncoder
from index.encoder import Encoder, Progress, Vectors
from index.golden_vector import check_golden
from index.made_folder import Advance
from index.model_folder import BUNDLED, find_model

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 8
_CHARACTERS_PER_TOKEN = 64
"""More than any token covers: what lies behind is cut off before the tokenizer spends time on it."""

_ENVIRONMENT = {
    # waiting threads sleep: with the default, which spins, a query took 170 ms instead of 25 on two busy cores
    "OMP_WAIT_POLICY": "PASSIVE",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",  # the files lie in a folder by now
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}


class SentenceEncoder:
    """An `Encoder`; may be called from several threads, which take turns after each batch."""

    def __init__(self, model: SentenceTransformer, *, name: str, fingerprint: str) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = _dimension(model)
        self._model = model
        self._lock = threading.Lock()
        self._query_prompt = _prompt(model, "query")
        self._passage_prompt = _prompt(model, "passage", "document", "corpus")
        self._longest = _CHARACTERS_PER_TOKEN * (model.max_seq_length or 512)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, partial(self._model.encode_query, prompt=self._query_prompt), None)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        return self._encode(texts, partial(self._model.encode_document, prompt=self._passage_prompt), progress)

    def _encode(self, texts: Sequence[str], encode: Callable[..., Vectors], progress: Progress | None) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        readable = [self._readable(text) for text in texts]
        by_length = sorted(range(len(texts)), key=lambda number: -len(readable[number]))  # equal lengths: no padding
        for start in range(0, len(texts), _BATCH):
            batch = by_length[start : start + _BATCH]
            with self._lock:
                rows[batch] = encode([readable[number] for number in batch], show_progress_bar=False)
            if progress:
                progress(len(batch))
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-12))
        return rows

    def _readable(self, text: str) -> str:
        """Half a surrogate pair is no text to the tokenizer; a long text is read from its beginning."""
        return text[: self._longest].encode("utf-8", "replace").decode("utf-8")


def load_encoder(model: str, models_folder: Path, *, threads: int = 2, progress: Advance | None = None) -> Encoder:
    """ "bundled", which runs compiled, a Sentence-Transformers folder or a name; raises `ModelUnavailable`.

    `progress` follows the making of the bundled model, which happens once.
    """
    if model == BUNDLED:
        return CompiledEncoder.load(models_folder, threads, progress)
    return load_sentence_transformers(model, models_folder, threads=threads)


def load_sentence_transformers(model: str, models_folder: Path, *, threads: int = 2) -> SentenceEncoder:
    """Any model in torch; the bundled one too, as the reference for the compiled one."""
    folder = find_model(model, models_folder)
    try:
        engine = _load(folder.path, threads)
    except Exception as exc:  # whatever a foreign folder makes the libraries raise
        raise ModelUnavailable(
            f'The encoder model "{model}" in {folder.path} cannot be loaded ({type(exc).__name__}: {_line(exc)}): '
            f'delete that folder to have it made anew, or set encoder.model to "{BUNDLED}".'
        ) from exc
    encoder = SentenceEncoder(engine, name=model, fingerprint=folder.fingerprint)
    if model == BUNDLED:
        check_golden(encoder, folder.path)
    return encoder


def _load(folder: Path, threads: int) -> SentenceTransformer:
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    from huggingface_hub.utils.tqdm import disable_progress_bars

    disable_progress_bars()  # before transformers is imported, which asks once
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # for whoever has imported transformers before

    torch.set_num_threads(threads)
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)


def _dimension(model: SentenceTransformer) -> int:
    return model.get_embedding_dimension() or 0


def _prompt(model: SentenceTransformer, *names: str) -> str | None:
    """The first of these prompts that the model declares."""
    return next((model.prompts[name] for name in names if model.prompts.get(name)), None)


def _line(exc: Exception) -> str:
    return " ".join(str(exc).split())[:200]
