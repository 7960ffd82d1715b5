"""The small reader: does a passage answer the question, and with which of its words?

The bundled model's encoder with a low-rank adapter and two heads, run in ONNX Runtime; the adapter is made by
`python -m training.reader`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.bundled_model import ModelUnavailable
from index.compiled_model import GRAPH, TOKENIZER, VOCABULARY, compile_encoder, compile_reader
from index.onnx_session import WORDS, Session
from index.reader_adapter import ADAPTER, adapter_fingerprint
from index.reader_input import InputBuilder, ReaderInput
from index.tokens import load_tokenizer
from index.word_table import WordTable

MAX_ANSWER_TOKENS = 60

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of one passage; all offsets are characters of the passage's text.

    `answerable` is a log-odds: above 0 the passage rather answers the question. `start` to `end` is the likeliest
    answer, given that there is one, and `certainty` how likely that very span then is (0 to 1); an empty span where
    there is no text to point to. A calibrated probability is the caller's business.
    """

    answerable: float
    start: int
    end: int
    certainty: float
    words: Words = field(repr=False, compare=False)

    def evidence(self, start: int, end: int) -> float:
        """How likely the answer begins and ends among these characters (0 to 1): for choosing a sentence."""
        first, last = np.searchsorted(self.words.middles, (start, end))
        return min(1.0, float(self.words.begins[first:last].sum()) * float(self.words.ends[first:last].sum()))


def shifted(reading: Reading, by: int) -> Reading:
    """The reading of a part of a text that begins `by` characters into it, as one of the whole text."""
    words = replace(reading.words, middles=reading.words.middles + by)
    return replace(reading, start=reading.start + by, end=reading.end + by, words=words)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The pieces of the text in order: the character in the middle of each, and how likely an answer begins or ends
    with it; shape of all (pieces,)."""

    middles: npt.NDArray[np.float64]
    begins: Floats
    ends: Floats


NO_WORDS = Words(np.empty(0), np.empty(0, np.float32), np.empty(0, np.float32))


class Network(Protocol):
    """The encoder with its heads."""

    def run(self, rows: Sequence[Sequence[int]], /) -> Sequence[Floats]:
        """Token numbers (passages, tokens) to log-odds (passages, 1) and span scores (passages, tokens, 2)."""
        ...


class CompiledNetwork:
    """A `Network` in ONNX Runtime."""

    def __init__(self, session: Session, words: WordTable) -> None:
        self._session = session
        self._words = words

    def run(self, rows: Sequence[Sequence[int]], /) -> Sequence[Floats]:
        return self._session.run({WORDS: self._words.rows(np.array(rows, np.int64))})


class Reader:
    """Reads a few passages for one question; may be called from several threads."""

    def __init__(self, network: Network, builder: InputBuilder, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._network = network
        self._builder = builder

    @classmethod
    def load(cls, models: Path, adapter: Path = ADAPTER, *, threads: int = 1) -> Reader:
        """Compiles the reader below `models` when it is used for the first time; raises `ModelUnavailable`."""
        try:
            shared = compile_encoder(models)
            words = WordTable.load(shared / VOCABULARY)
            network = CompiledNetwork(Session(compile_reader(models, adapter) / GRAPH, threads), words)
            return cls(network, InputBuilder(load_tokenizer(shared / TOKENIZER)), adapter_fingerprint(adapter))
        except ModelUnavailable:
            raise
        except Exception as exc:  # whatever damaged files make the libraries raise
            raise ModelUnavailable(
                f"The reader's adapter {adapter} cannot be put on the bundled model in {models} "
                f"({type(exc).__name__}: {' '.join(str(exc).split())[:200]}): restore the adapter from the repository, "
                "or delete the models' folder to have it made anew."
            ) from exc

    def read(self, question: str, contexts: Sequence[str]) -> tuple[Reading, ...]:
        """One reading for each of `Passage.context`, in their order."""
        return tuple(self._read(self._builder.build(question, context)) for context in contexts)

    def _read(self, item: ReaderInput) -> Reading:
        """Each alone: nothing is spent on padding."""
        answerable, spans = self._network.run([item.tokens])
        return _reading(item, float(answerable[0, 0]), spans[0, :, 0], spans[0, :, 1])


def _reading(item: ReaderInput, answerable: float, begins: Floats, ends: Floats) -> Reading:
    if not item.offsets:
        return Reading(answerable, 0, 0, 0.0, NO_WORDS)
    here = slice(item.text_at, item.text_at + len(item.offsets))
    begin, end = _distribution(begins[here]), _distribution(ends[here])
    first, last = _best_span(begin, end)
    words = Words(np.array(item.offsets).mean(axis=1), begin, end)
    certainty = float(begin[first] * end[last])
    return Reading(answerable, item.offsets[first][0], item.offsets[last][1], certainty, words)


def _best_span(begin: Floats, end: Floats) -> tuple[int, int]:
    both = np.tril(np.triu(np.outer(begin, end)), MAX_ANSWER_TOKENS)
    return divmod(int(both.argmax()), len(end))


def _distribution(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    shares: Floats = powers / powers.sum()
    return shares
