"""Builds the bundled model's encoder and the reader as ONNX graphs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from index.bundled_format import Floats
from index.onnx_bert import Weights, bert
from index.onnx_graph import Graph, Input
from index.onnx_products import Product
from index.onnx_session import APART, PLACES, SUMS, WORDS

VECTORS, ANSWERABLE, SPANS = "vectors", "answerable", "spans"


def export_encoder(weights: Weights, path: Path, multiply: Product) -> None:
    """The tokens' vectors (rows, tokens, size) to vectors of length 1 (rows, texts, size); all rows are laid out alike.

    A row may hold several texts one after the other: `places` (tokens) counts each one's tokens, `apart`
    (tokens, tokens) is far below 0 between tokens of two texts, and `sums` (texts, tokens) is 1 for each one's tokens.
    """
    graph = Graph()
    hidden = bert(graph, weights, multiply, PLACES, APART)
    added = graph.add("MatMul", [SUMS, hidden], "sum")
    graph.add("LpNormalization", [added], VECTORS, axis=-1, p=2)  # a mean would only be shorter than the sum
    inputs = {
        WORDS: Input(("rows", "tokens", weights.model.shape.hidden_size), whole=False),
        PLACES: Input(("tokens",)),
        APART: Input(("tokens", "tokens"), whole=False),
        SUMS: Input(("texts", "tokens"), whole=False),
    }
    graph.save(path, inputs, {VECTORS: ("rows", "texts", weights.model.shape.hidden_size)})


def export_reader(weights: Weights, heads: Mapping[str, Floats], path: Path, multiply: Product) -> None:
    """The tokens' vectors (passages, tokens, size) to log-odds (passages, 1) and span scores (passages, tokens, 2)."""
    graph = Graph()
    hidden = bert(graph, weights, multiply)
    start = graph.add("Gather", [hidden, graph.constant("first", np.array(0))], "start", axis=1)
    _head(graph, heads, ANSWERABLE, start)
    _head(graph, heads, "span", hidden, SPANS)
    outputs = {ANSWERABLE: ("passages", 1), SPANS: ("passages", "tokens", 2)}
    inputs = {WORDS: Input(("passages", "tokens", weights.model.shape.hidden_size), whole=False)}
    graph.save(path, inputs, outputs)


def _head(graph: Graph, heads: Mapping[str, Floats], name: str, inputs: str, output: str = "") -> None:
    weight, bias = (heads[f"{name}.{part}"].astype(np.float32) for part in ("weight", "bias"))
    product = graph.add("MatMul", [inputs, graph.constant(f"{name}_weight", weight.T)], f"{name}_product")
    graph.add("Add", [product, graph.constant(f"{name}_bias", bias)], output or name)
