from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding_block import EmbeddingBlock, TextKind, blocks_in

ONE = EmbeddingBlock(TextKind.PASSAGE, ("Messe", "Zeile\neins"), np.array([[1, 0], [0.6, 0.8]], np.float32))
TWO = EmbeddingBlock(TextKind.QUERY, ("Wann?",), np.array([[0, 1]], np.float32))


def plain(content: bytes) -> list[tuple[TextKind, tuple[str, ...], list[list[float]]]]:
    return [(block.kind, block.texts, block.vectors.tolist()) for block in blocks_in(content)]


def expected(*blocks: EmbeddingBlock) -> list[tuple[TextKind, tuple[str, ...], list[list[float]]]]:
    return [(block.kind, block.texts, block.vectors.tolist()) for block in blocks]


def test_blocks_follow_each_other() -> None:
    assert plain(ONE.to_bytes() + TWO.to_bytes()) == expected(ONE, TWO)


def test_a_block_cut_short_anywhere_is_dropped_and_the_one_before_stays() -> None:
    first, second = ONE.to_bytes(), TWO.to_bytes()
    for length in range(len(second)):
        assert plain(first + second[:length]) == expected(ONE)


@pytest.mark.parametrize("place", range(len(TWO.to_bytes())))
def test_a_damaged_block_is_not_believed(place: int) -> None:
    damaged = bytearray(TWO.to_bytes())
    damaged[place] ^= 1
    assert plain(ONE.to_bytes() + bytes(damaged)) == expected(ONE)


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_survives(texts: list[str]) -> None:
    block = EmbeddingBlock(TextKind.PASSAGE, tuple(texts), np.ones((len(texts), 3), np.float32))
    assert plain(block.to_bytes()) == expected(block)


@given(st.binary(max_size=200))
def test_anything_else_holds_no_block(content: bytes) -> None:
    assert plain(content) == []
