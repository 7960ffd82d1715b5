from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.encoder import Vectors
from index.encoding_queue import MOST, EncodingQueue
from tests.index.letter_encoder import LetterEncoder

ENCODER = LetterEncoder()


class Gate:
    """Encodes letters; the text "first" takes until the gate is open, "bad" cannot be encoded."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.entered, self.open = Event(), Event()

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.batches.append(list(texts))
        if "first" in texts:
            self.entered.set()
            assert self.open.wait(10)
        if "bad" in texts:
            raise ValueError("bad")
        return ENCODER.encode_queries(texts)


def behind_the_first(gate: Gate, texts: Sequence[str], patience: float = 10.0) -> list[Vectors | None]:
    """The vectors of texts that arrive while the first is under way, None for one that fails."""
    queue = EncodingQueue(gate.encode, patience)

    def found(text: str) -> Vectors | None:
        try:
            return queue.vector(text)
        except ValueError:
            return None

    with ThreadPoolExecutor(len(texts) + 1) as pool:
        first = pool.submit(queue.vector, "first")
        assert gate.entered.wait(10)
        others = [pool.submit(found, text) for text in texts]
        while len(queue._waiting) < len(texts) and not any(other.done() for other in others):
            pass
        gate.open.set()
        first.result()
        return [other.result() for other in others]


def test_a_text_alone_is_encoded_at_once() -> None:
    gate = Gate()
    began = monotonic()
    assert EncodingQueue(gate.encode, patience=10.0).vector("alone").tolist() == alone("alone")
    assert (gate.batches, monotonic() - began < 5) == ([["alone"]], True)


def test_what_arrives_while_something_is_under_way_is_encoded_together() -> None:
    gate = Gate()
    behind_the_first(gate, ["a", "b", "c"])
    assert [sorted(batch) for batch in gate.batches] == [["first"], ["a", "b", "c"]]


def test_no_batch_is_larger_than_allowed() -> None:
    gate = Gate()
    behind_the_first(gate, [f"text {number}" for number in range(MOST + 2)])
    assert [len(batch) for batch in gate.batches] == [1, MOST, 2]


@pytest.mark.parametrize("texts", [["bad"], ["a", "bad", "b"]])
def test_a_text_that_cannot_be_encoded_fails_alone(texts: list[str]) -> None:
    found = behind_the_first(Gate(), texts)
    assert [vector is None for vector in found] == [text == "bad" for text in texts]


def test_nobody_waits_long_for_what_takes_long() -> None:
    gate = Gate()
    queue = EncodingQueue(gate.encode, patience=0.01)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(queue.vector, "first")
        assert gate.entered.wait(10)
        assert queue.vector("other").tolist() == alone("other")
        assert not first.done()
        gate.open.set()
        assert first.result().tolist() == alone("first")


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=12))
def test_each_text_has_its_own_vector_whoever_asks_beside_it(texts: list[str]) -> None:
    found = behind_the_first(Gate(), texts)
    np.testing.assert_array_equal(np.array(found), ENCODER.encode_queries(texts))


def alone(text: str) -> list[float]:
    vector: list[float] = ENCODER.encode_queries([text])[0].tolist()
    return vector
