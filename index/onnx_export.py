"""Builds the bundled model's encoder and the reader as ONNX graphs, from the packed weights and without torch."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.bundled_folder import transformers_name
from index.bundled_format import BLOCK, Floats, PackedModel, Tensor
from index.onnx_graph import MICROSOFT, Graph
from index.onnx_products import Linear, Product, byte_product, float_product

TOKENS, VECTOR, ANSWERABLE, SPANS = "tokens", "vector", "answerable", "spans"


class Weights:
    """The packed weights with a reader's changes merged into them, under the packed names."""

    def __init__(self, model: PackedModel, changes: Mapping[str, Floats]) -> None:
        self.model = model
        self._changes = changes

    def vector(self, name: str) -> Floats:
        changed = self._changes.get(transformers_name(name))
        return self.model.tensors[name].values() if changed is None else changed.astype(np.float32)

    def matrix(self, name: str, columns: int) -> Floats:
        values = self.model.tensors[name].values().reshape(-1, columns)
        long = transformers_name(name)
        if f"{long}.up" not in self._changes:
            return values
        up, down = (self._changes[f"{long}.{part}"].astype(np.float32) for part in ("up", "down"))
        added: Floats = values + up @ down
        return added

    def linear(self, layer: int, parts: tuple[str, ...]) -> Linear:
        shape = self.model.shape
        columns = shape.intermediate_size if parts == ("fo",) else shape.hidden_size
        return Linear(
            np.concatenate([self.matrix(f"l{layer}.{part}.w", columns) for part in parts]),
            np.concatenate([self.vector(f"l{layer}.{part}.b") for part in parts]),
        )


def export_encoder(model: PackedModel, path: Path, *, in_bytes: bool) -> None:
    """Token numbers (texts, tokens), all texts of one length, to vectors of length 1 (texts, size)."""
    graph, size = Graph(), model.shape.hidden_size
    hidden = _bert(graph, Weights(model, {}), in_bytes)
    added = graph.add("ReduceSum", [hidden, graph.constant("over_tokens", np.array([1]))], "sum", keepdims=0)
    graph.add("LpNormalization", [added], VECTOR, axis=-1, p=2)  # a mean would only be shorter than the sum
    graph.save(path, {TOKENS: ("texts", "tokens")}, {VECTOR: ("texts", size)})


def export_reader(model: PackedModel, changes: Mapping[str, Floats], path: Path, *, in_bytes: bool) -> None:
    """Token numbers (passages, tokens) to log-odds (passages, 1) and span scores (passages, tokens, 2)."""
    graph = Graph()
    hidden = _bert(graph, Weights(model, changes), in_bytes)
    start = graph.add("Gather", [hidden, graph.constant("first", np.array(0))], "start", axis=1)
    _head(graph, changes, ANSWERABLE, start)
    _head(graph, changes, "span", hidden, SPANS)
    graph.save(path, {TOKENS: ("texts", "tokens")}, {ANSWERABLE: ("texts", 1), SPANS: ("texts", "tokens", 2)})


def _head(graph: Graph, changes: Mapping[str, Floats], name: str, inputs: str, output: str = "") -> None:
    weight, bias = (changes[f"{name}.{part}"].astype(np.float32) for part in ("weight", "bias"))
    product = graph.add("MatMul", [inputs, graph.constant(f"{name}_weight", weight.T)], f"{name}_product")
    graph.add("Add", [product, graph.constant(f"{name}_bias", bias)], output or name)


def _bert(graph: Graph, weights: Weights, in_bytes: bool) -> str:
    multiply = byte_product if in_bytes else float_product
    hidden = _norm(graph, weights, "emb.ln", _embedded(graph, weights.model))
    for layer in range(weights.model.shape.num_hidden_layers):
        hidden = _layer(graph, weights, layer, hidden, multiply)
    return hidden


def _embedded(graph: Graph, model: PackedModel) -> str:
    """The vocabulary stays in its 4 bits, mapped from disk; the few rows that a text needs are unpacked."""
    size = model.shape.hidden_size
    nibbles, scales = _consecutive(model.tensors["emb.word"])
    table = graph.constant("words", nibbles.reshape(-1, size // 2))
    scale = graph.constant("words_scale", scales.reshape(-1, size // BLOCK))
    options = {"bits": 4, "block_size": BLOCK, "gather_axis": 0, "quantize_axis": 1}
    words = graph.add("GatherBlockQuantized", [table, TOKENS, scale], "word", MICROSOFT, **options)
    zero = graph.constant("zero", np.array([0]))
    length = graph.add("Shape", [TOKENS], "length", start=1, end=2)
    every = model.tensors["emb.pos"].values().reshape(-1, size) + model.tensors["emb.type"].values()[:size]
    places = graph.add("Slice", [graph.constant("places", every), zero, length, zero], "place")
    return graph.add("Add", [words, places], "embedded")


def _layer(graph: Graph, weights: Weights, layer: int, hidden: str, multiply: Product) -> str:
    def linear(inputs: str, *parts: str) -> str:
        return multiply(graph, f"l{layer}.{'+'.join(parts)}", inputs, weights.linear(layer, parts))

    asked = [f"l{layer}.{part}" for part in ("query", "key", "value")]
    graph.split(linear(hidden, "q", "k", "v"), asked)
    heads = weights.model.shape.num_attention_heads
    attention = graph.add("MultiHeadAttention", asked, f"l{layer}.attention", MICROSOFT, num_heads=heads)
    hidden = _norm(graph, weights, f"l{layer}.aln", _sum(graph, f"l{layer}.ao", hidden, linear(attention, "ao")))
    inner = graph.add("Gelu", [linear(hidden, "fi")], f"l{layer}.inner", MICROSOFT)
    return _norm(graph, weights, f"l{layer}.oln", _sum(graph, f"l{layer}.fo", hidden, linear(inner, "fo")))


def _sum(graph: Graph, name: str, one: str, other: str) -> str:
    return graph.add("Add", [one, other], f"{name}.sum")


def _norm(graph: Graph, weights: Weights, name: str, inputs: str) -> str:
    factors = [graph.constant(f"{name}.{part}", weights.vector(f"{name}.{part}")) for part in ("w", "b")]
    epsilon = weights.model.shape.layer_norm_eps
    return graph.add("LayerNormalization", [inputs, *factors], f"{name}.out", axis=-1, epsilon=epsilon)


def _consecutive(tensor: Tensor) -> tuple[npt.NDArray[np.uint8], Floats]:
    """The blocks' nibbles, low one first, as ONNX Runtime wants them, and their scales."""
    nibbles, scales = tensor.blocks()
    packed: npt.NDArray[np.uint8] = nibbles[:, 0::2] | (nibbles[:, 1::2] << np.uint8(4))
    return packed, scales
