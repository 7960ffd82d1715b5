"""The small reader: does a passage answer the question, and with which of its words?

The bundled model's encoder with a low-rank adapter and two heads; made by `python -m training.reader`.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.bundled_model import ModelUnavailable
from index.short_floats import shorten

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from torch import Tensor
    from transformers import BertModel

ADAPTER = Path(__file__).with_name("reader_adapter.safetensors")
FORMAT = "strategiebot-reader-1"
MAX_TOKENS = 512
MAX_QUESTION_TOKENS = 64
MAX_HEAD_TOKENS = 64
MAX_ANSWER_TOKENS = 60
_START, _PAD, _END = 0, 1, 2
_CHARACTERS_PER_TOKEN = 64
_NOWHERE = -1e4

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
    _words: tuple[Word, ...]

    def evidence(self, start: int, end: int) -> float:
        """How likely the answer begins and ends among these characters (0 to 1): for choosing a sentence."""
        inside = [word for word in self._words if start <= (word.start + word.end) / 2 < end]
        return min(1.0, sum(word.begins for word in inside) * sum(word.ends for word in inside))


def shifted(reading: Reading, by: int) -> Reading:
    """The reading of a part of a text that begins `by` characters into it, as one of the whole text."""
    words = tuple(replace(word, start=word.start + by, end=word.end + by) for word in reading._words)
    return replace(reading, start=reading.start + by, end=reading.end + by, _words=words)


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of the text, and how likely an answer begins or ends with it."""

    start: int
    end: int
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class ReaderInput:
    """Token numbers `<s> question </s></s> title heading </s> text </s>`.

    `offsets` are the characters of each of the text's tokens, without the blank before a word.
    """

    tokens: tuple[int, ...]
    text_at: int
    offsets: tuple[tuple[int, int], ...]


class InputBuilder:
    """Turns a question and a passage's context (title, heading and text in lines of their own) into tokens."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        tokenizer.encode_special_tokens = True  # "</s>" in a question is text, not a separator
        self._tokenizer = tokenizer

    def build(self, question: str, context: str) -> ReaderInput:
        head, text = split_context(context)
        asked, about = self._numbers(question, MAX_QUESTION_TOKENS), self._numbers(head, MAX_HEAD_TOKENS)
        before = (_START, *asked, _END, _END, *about, _END)
        room = MAX_TOKENS - len(before) - 1
        encoded = self._tokenizer.encode(_readable(text, room), add_special_tokens=False)
        tokens = (*before, *encoded.ids[:room], _END)
        offsets = tuple(_bare(text, *offset) for offset in encoded.offsets[:room])
        return ReaderInput(tokens, len(before), offsets)

    def _numbers(self, text: str, longest: int) -> list[int]:
        return list(self._tokenizer.encode(_readable(text, longest), add_special_tokens=False).ids[:longest])


class Reader:
    """Reads a few passages for one question; may be called from several threads, which take turns."""

    def __init__(self, model: BertModel, heads: Heads, builder: InputBuilder, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._model = model
        self._heads = heads
        self._builder = builder
        self._lock = threading.Lock()

    @classmethod
    def load(cls, base: Path, adapter: Path = ADAPTER) -> Reader:
        """`base` is the unpacked bundled model's folder; raises `ModelUnavailable` with what to do."""
        try:
            return _load(base, adapter)
        except Exception as exc:  # whatever damaged files make the libraries raise
            raise ModelUnavailable(
                f"The reader's adapter {adapter} cannot be put on the model in {base} "
                f"({type(exc).__name__}: {' '.join(str(exc).split())[:200]}): restore the adapter from the repository, "
                "or delete the model's folder to have it unpacked anew."
            ) from exc

    def read(self, question: str, contexts: Sequence[str]) -> tuple[Reading, ...]:
        """One reading for each of `Passage.context`, in their order."""
        inputs = [self._builder.build(question, context) for context in contexts]
        if not inputs:
            return ()
        with self._lock:
            answerable, begins, ends = self._run(inputs)
        return tuple(_reading(item, float(answerable[row]), begins[row], ends[row]) for row, item in enumerate(inputs))

    def _run(self, inputs: Sequence[ReaderInput]) -> tuple[Floats, Floats, Floats]:
        import torch

        with torch.inference_mode():
            tokens, mask = padded(inputs)
            hidden = self._model(input_ids=tokens, attention_mask=mask).last_hidden_state
            answerable, spans = self._heads(hidden)
        return answerable.numpy(), spans[..., 0].numpy(), spans[..., 1].numpy()


@dataclass(frozen=True, slots=True)
class Heads:
    """Two linear layers over the encoder's output: answerable from `<s>`, begin and end from each token."""

    answerable_weight: Tensor
    answerable_bias: Tensor
    span_weight: Tensor
    span_bias: Tensor

    def __call__(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden states (passages, tokens, size) to log-odds (passages) and span scores (passages, tokens, 2)."""
        from torch.nn.functional import linear

        answerable = linear(hidden[:, 0], self.answerable_weight, self.answerable_bias).squeeze(-1)
        return answerable, linear(hidden, self.span_weight, self.span_bias)


def split_context(context: str) -> tuple[str, str]:
    """Title and heading, and the text below them; a context of fewer lines is all text."""
    lines = context.split("\n", 2)
    return (f"{lines[0]}\n{lines[1]}", lines[2]) if len(lines) == 3 else ("", context)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end


def padded(inputs: Sequence[ReaderInput]) -> tuple[Tensor, Tensor]:
    """Token numbers and attention mask, as long as the longest input."""
    import torch

    tokens = torch.full((len(inputs), max(len(item.tokens) for item in inputs)), _PAD)
    for row, item in enumerate(inputs):
        tokens[row, : len(item.tokens)] = torch.tensor(item.tokens)
    return tokens, (tokens != _PAD).long()


def merged(weights: Mapping[str, Tensor], adapter: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The base weights with `<name>.up @ <name>.down` added, and what the adapter gives whole put in their place."""
    result = dict(weights)
    for name, value in adapter.items():
        if name.endswith(".up"):
            target = name.removesuffix(".up")
            result[target] = weights[target].float() + value.float() @ adapter[f"{target}.down"].float()
        elif name in weights:
            result[name] = value.float()
    return result


def _load(base: Path, adapter: Path) -> Reader:
    import torch
    from safetensors import safe_open
    from safetensors.torch import load_file
    from tokenizers import Tokenizer
    from transformers import BertConfig, BertModel

    changes = load_file(adapter)
    with safe_open(adapter, framework="pt") as file:
        metadata = file.metadata() or {}
    if metadata.get("format") != FORMAT:
        raise ValueError(f"its format is {metadata.get('format')!r}, expected is {FORMAT!r}")
    weights = load_file(base / "model.safetensors")  # memory-mapped: of the vocabulary only what is used is read
    config = BertConfig(**json.loads((base / "config.json").read_text(encoding="utf-8")))
    with torch.device("meta"):
        model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(merged(weights, changes), assign=True, strict=False)
    places = torch.arange(config.max_position_embeddings)[None]
    model.embeddings.register_buffer("position_ids", places, persistent=False)
    model.embeddings.register_buffer("token_type_ids", torch.zeros_like(places), persistent=False)
    torch.nn.Module.eval(model)
    shorten(model)
    heads = Heads(
        *(changes[f"{head}.{part}"].float() for head in ("answerable", "span") for part in ("weight", "bias"))
    )
    builder = InputBuilder(Tokenizer.from_file(str(base / "tokenizer.json")))
    return Reader(model, heads, builder, metadata.get("fingerprint", ""))


def _reading(item: ReaderInput, answerable: float, begins: Floats, ends: Floats) -> Reading:
    if not item.offsets:
        return Reading(answerable, 0, 0, 0.0, ())
    here = slice(item.text_at, item.text_at + len(item.offsets))
    begin, end = _distribution(begins[here]), _distribution(ends[here])
    first, last = _best_span(begin, end)
    words = tuple(Word(*offset, float(a), float(b)) for offset, a, b in zip(item.offsets, begin, end, strict=True))
    certainty = float(begin[first] * end[last])
    return Reading(answerable, item.offsets[first][0], item.offsets[last][1], certainty, words)


def _best_span(begin: Floats, end: Floats) -> tuple[int, int]:
    both = np.tril(np.triu(np.outer(begin, end)), MAX_ANSWER_TOKENS)
    return divmod(int(both.argmax()), len(end))


def _distribution(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    shares: Floats = powers / powers.sum()
    return shares


def _readable(text: str, tokens: int) -> str:
    """Half a surrogate pair is no text to the tokenizer; what lies behind the last token is not tokenized first."""
    return text[: tokens * _CHARACTERS_PER_TOKEN].encode("utf-8", "replace").decode("utf-8")
