"""Some texts with their vectors as bytes that can be appended to a file; a block that was cut short is noticed."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from index.encoder import Vectors

_HEAD = struct.Struct("<4sBIII")
_SUM = hashlib.sha256().digest_size
_MAGIC = b"SBE1"


class TextKind(IntEnum):
    """Models tell what is asked from what answers."""

    PASSAGE = 1
    QUERY = 2


@dataclass(frozen=True)
class EmbeddingBlock:
    """Row `i` of `vectors` belongs to `texts[i]`."""

    kind: TextKind
    texts: tuple[str, ...]
    vectors: Vectors

    def to_bytes(self) -> bytes:
        words = json.dumps(self.texts).encode()
        head = _HEAD.pack(_MAGIC, self.kind, len(words), *self.vectors.shape)
        content = head + words + np.ascontiguousarray(self.vectors, "<f4").tobytes()
        return hashlib.sha256(content).digest() + content


def blocks_in(content: bytes) -> Iterator[EmbeddingBlock]:
    """The blocks up to the first that is not whole."""
    at = 0
    while at + _SUM + _HEAD.size <= len(content):
        start = at + _SUM
        magic, kind, length, count, dimension = _HEAD.unpack_from(content, start)
        words = start + _HEAD.size
        end = words + length + 4 * count * dimension
        whole = magic == _MAGIC and end <= len(content)
        if not whole or hashlib.sha256(memoryview(content)[start:end]).digest() != content[at:start]:
            return
        rows = np.frombuffer(content, "<f4", count * dimension, words + length).reshape(count, dimension)
        yield EmbeddingBlock(TextKind(kind), tuple(json.loads(content[words : words + length])), rows)
        at = end
