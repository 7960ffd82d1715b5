"""The encoder that runs the bundled model in ONNX Runtime: what answers citizens, without torch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from index.bundled_folder import PROMPTS, Advance
from index.bundled_model import FINGERPRINT, ModelUnavailable
from index.compiled_model import GRAPH, TOKENIZER, compile_encoder
from index.encoder import Progress, Vectors
from index.golden_vector import check_golden
from index.onnx_session import Session
from index.tokens import END, MAX_TOKENS, START, load_tokenizer, readable

_TOKENS_TOGETHER = 512
"""More at once is slower: a layer's numbers then no longer fit into the processor's cache."""


class CompiledEncoder:
    """An `Encoder` with the vectors of the Sentence-Transformers model; may be called from several threads."""

    name = "bundled"
    fingerprint = FINGERPRINT

    def __init__(self, session: Session, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.dimension = session.run([[START, END]])[0].shape[1]

    @classmethod
    def load(cls, models: Path, threads: int, progress: Advance | None = None) -> CompiledEncoder:
        """Compiles the model when it is used for the first time; raises `ModelUnavailable` with what to do."""
        folder = compile_encoder(models, progress)
        try:
            encoder = cls(Session(folder / GRAPH, threads), load_tokenizer(folder / TOKENIZER))
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
        return self._encode([PROMPTS["query"] + text for text in texts], None)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        return self._encode([PROMPTS["passage"] + text for text in texts], progress)

    def _encode(self, texts: Sequence[str], progress: Progress | None) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        inputs = [self._tokens(text) for text in texts]
        for batch in _of_one_length(inputs):
            rows[batch] = self._session.run([inputs[number] for number in batch])[0]
            if progress:
                progress(len(batch))
        return rows

    def _tokens(self, text: str) -> list[int]:
        room = MAX_TOKENS - 2
        ids = self._tokenizer.encode(readable(text, room), add_special_tokens=False).ids
        return [START, *ids[:room], END]


def _of_one_length(inputs: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The numbers of inputs that can be run together: without padding, nothing needs to be masked."""
    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for number, tokens in enumerate(inputs):
        by_length[len(tokens)].append(number)
    for length, numbers in sorted(by_length.items()):
        size = max(1, _TOKENS_TOGETHER // length)
        yield from (numbers[start : start + size] for start in range(0, len(numbers), size))
