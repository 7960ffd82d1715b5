"""Finds out what goes into a model's linear layers when it reads a few texts: bytes need to know their range."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from index.onnx_bert import Weights, bert
from index.onnx_graph import Graph, Input
from index.onnx_products import Linear, Range, float_product
from index.onnx_session import WORDS, Session
from index.word_table import WordTable


class _Watched:
    """The `Product` of float32 that also gives the smallest and the largest input of each column."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.outputs: dict[str, tuple[int]] = {}

    def __call__(self, graph: Graph, name: str, inputs: str, linear: Linear, *, normed: bool) -> str:
        self.names.append(name)
        over = graph.constant("over_texts_and_tokens", np.array([0, 1]))
        for reduce in ("ReduceMin", "ReduceMax"):
            output = graph.add(reduce, [inputs, over], f"{name}.{reduce}", keepdims=0)
            self.outputs[output] = (linear.weight.shape[1],)
        return float_product(graph, name, inputs, linear, normed=normed)


def seen_ranges(weights: Weights, rows: Iterable[Sequence[int]]) -> dict[str, Range]:
    """By the names of the linear layers; `rows` are the token numbers of the texts."""
    watched, graph = _Watched(), Graph()
    bert(graph, weights, watched)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "watched.onnx"
        graph.save(
            path, {WORDS: Input(("texts", "tokens", weights.model.shape.hidden_size), whole=False)}, watched.outputs
        )
        session = Session(path, threads=1)
        longest = weights.model.shape.max_position_embeddings
        words = WordTable.of_model(weights.model)
        found = [session.run({WORDS: words.rows(np.array([row[:longest]]))}) for row in rows]
    lows = [np.min(each, axis=0) for each in list(zip(*found, strict=True))[0::2]]
    highs = [np.max(each, axis=0) for each in list(zip(*found, strict=True))[1::2]]
    return {name: Range(low, high) for name, low, high in zip(watched.names, lows, highs, strict=True)}
