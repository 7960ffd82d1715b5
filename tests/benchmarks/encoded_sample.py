"""Really encoded passages, sentences and questions, kept on the disk, and the encoder derived from them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from rich.console import Console

from bot.step_bars import step_bars
from index.bundled_model import FINGERPRINT
from index.encoder import Progress, Vectors
from index.model_folder import BUNDLED
from index.sentence_encoder import load_encoder
from index.texts import contexts, sentence_contexts
from knowledge.passage import Passage
from knowledge.passages import passages_of
from tests.benchmarks.derived_encoder import Derivation, DerivedEncoder
from tests.benchmarks.grown_documents import PASSAGES, Grammar, grown_documents, grown_questions

_DOCUMENTS_AT_ONCE = 300
_QUESTIONS = 600
_ASKED_ABOUT = 20_000
"""Passages, the first ones, that questions are about."""


class EncodedSample:
    """Encodes once what it is asked for, a part at a time; an interruption costs one part."""

    def __init__(self, folder: Path, models: Path) -> None:
        self.folder = folder
        self._encoded = folder / "encoded"
        self._models = models

    def prepare(self, passages: int) -> None:
        """At least so many passages with their sentences, the questions, and the derivation of all others."""
        self._encoded.mkdir(parents=True, exist_ok=True)
        parts = -(-passages // (_DOCUMENTS_AT_ONCE * PASSAGES))
        if len(self._parts("p")) >= parts and (self.folder / "derivation.npz").exists():
            return
        encoder = load_encoder(BUNDLED, self._models, threads=1)
        grammar = Grammar.shipped()
        if not (self._encoded / "queries.npy").exists():
            asked = list(grown_questions(grammar, _QUESTIONS, _ASKED_ABOUT))
            (self._encoded / "queries.txt").write_text("\n".join(asked), encoding="utf-8")
            np.save(self._encoded / "queries.npy", encoder.encode_queries(asked))
        documents = grown_documents(grammar, parts * _DOCUMENTS_AT_ONCE * PASSAGES)
        with step_bars(Console(stderr=True)) as bars:
            for number in range(parts):
                of_part = [each for one in islice(documents, _DOCUMENTS_AT_ONCE) for each in passages_of(one)]
                if not (self._encoded / f"s{number:03}.npy").exists():
                    np.save(self._encoded / f"p{number:03}.npy", encoder.encode_passages(contexts(of_part)))
                    np.save(self._encoded / f"s{number:03}.npy", encoder.encode_passages(sentence_contexts(of_part)))
                bars("Encoding a sample", number + 1, parts)
        texts, vectors = self.texts_and_vectors()
        Derivation.fitted(texts, vectors).save(self.folder / "derivation.npz")

    def encoder(self) -> DerivedEncoder:
        return DerivedEncoder(Derivation.load(self.folder / "derivation.npz"), BUNDLED, FINGERPRINT)

    def questions(self) -> tuple[list[str], Vectors]:
        asked = (self._encoded / "queries.txt").read_text(encoding="utf-8").split("\n")
        return asked, np.load(self._encoded / "queries.npy")

    def passages(self) -> list[Passage]:
        """Those that were encoded."""
        documents = grown_documents(Grammar.shipped(), len(self._parts("s")) * _DOCUMENTS_AT_ONCE * PASSAGES)
        return [passage for document in documents for passage in passages_of(document)]

    def texts_and_vectors(self) -> tuple[list[str], Vectors]:
        """Each passage, followed by its sentences."""
        encoded = iter(np.concatenate([np.load(path) for path in self._parts("p")]))
        sentences = iter(np.concatenate([np.load(path) for path in self._parts("s")]))
        texts: list[str] = []
        vectors: list[Vectors] = []
        for passage in self.passages():
            parts = sentence_contexts([passage])
            texts += [passage.context, *parts]
            vectors += [next(encoded), *islice(sentences, len(parts))]
        return texts, np.array(vectors)

    def _parts(self, kind: str) -> list[Path]:
        return sorted(self._encoded.glob(f"{kind}[0-9]*.npy"))


class KnownEncoder:
    """Gives the vectors of texts that were encoded before."""

    def __init__(self, texts: Sequence[str], vectors: Vectors) -> None:
        self.name = BUNDLED
        self.fingerprint = FINGERPRINT
        self.dimension = vectors.shape[1]
        self._known = dict(zip(texts, vectors, strict=True))

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        if progress:
            progress(len(texts))
        return np.array([self._known[text] for text in texts])
