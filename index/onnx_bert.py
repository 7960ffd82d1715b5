"""The bundled model's layers as nodes of an ONNX graph, from the packed weights and without torch."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from index.bundled_folder import transformers_name
from index.bundled_format import Floats, PackedModel
from index.onnx_graph import MICROSOFT, Graph
from index.onnx_products import Linear, Product
from index.onnx_session import WORDS


class Weights:
    """The packed weights of the first `layers` layers with a reader's changes merged into them, by packed name."""

    def __init__(self, model: PackedModel, changes: Mapping[str, Floats] | None = None, layers: int = 0) -> None:
        self.model = model
        self.layers = layers or model.shape.num_hidden_layers
        self._changes = changes or {}

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


def bert(graph: Graph, weights: Weights, multiply: Product, places: str = "", apart: str = "") -> str:
    """The tokens' vectors (texts, tokens, size) to hidden states (texts, tokens, size).

    `places` (tokens): where each token stands in its text, from 0 on if absent; `apart` (tokens, tokens) is added to
    the scores of attention.
    """
    hidden = _norm(graph, weights, "emb.ln", _embedded(graph, weights.model, places))
    for layer in range(weights.layers):
        hidden = _layer(graph, weights, layer, hidden, multiply, apart)
    return hidden


def _embedded(graph: Graph, model: PackedModel, places: str) -> str:
    size = model.shape.hidden_size
    every = model.tensors["emb.pos"].values().reshape(-1, size) + model.tensors["emb.type"].values()[:size]
    table = graph.constant("places_table", every)
    if places:
        rows = graph.add("Gather", [table, places], "place", axis=0)
    else:
        zero = graph.constant("zero", np.array([0]))
        length = graph.add("Shape", [WORDS], "length", start=1, end=2)
        rows = graph.add("Slice", [table, zero, length, zero], "place")
    return graph.add("Add", [WORDS, rows], "embedded")


def _layer(graph: Graph, weights: Weights, layer: int, hidden: str, multiply: Product, apart: str) -> str:
    def linear(inputs: str, *parts: str, normed: bool) -> str:
        return multiply(graph, f"l{layer}.{'+'.join(parts)}", inputs, weights.linear(layer, parts), normed=normed)

    asked = [f"l{layer}.{part}" for part in ("query", "key", "value")]
    graph.split(linear(hidden, "q", "k", "v", normed=True), asked)
    attended = _attention(graph, weights, f"l{layer}.attention", [*asked, *([apart] if apart else [])])
    hidden = _sum_normed(graph, weights, f"l{layer}.aln", hidden, linear(attended, "ao", normed=False))
    inner = graph.add("Gelu", [linear(hidden, "fi", normed=True)], f"l{layer}.inner", MICROSOFT)
    return _sum_normed(graph, weights, f"l{layer}.oln", hidden, linear(inner, "fo", normed=False))


def _attention(graph: Graph, weights: Weights, name: str, inputs: list[str]) -> str:
    heads = weights.model.shape.num_attention_heads
    return graph.add("Attention", inputs, name, q_num_heads=heads, kv_num_heads=heads)


def _sum_normed(graph: Graph, weights: Weights, name: str, one: str, other: str) -> str:
    """Not as ONNX Runtime's SkipLayerNormalization, which takes six times as long (1.32)."""
    return _norm(graph, weights, name, graph.add("Add", [one, other], f"{name}.sum"))


def _norm(graph: Graph, weights: Weights, name: str, inputs: str) -> str:
    factors = [graph.constant(f"{name}.{part}", weights.vector(f"{name}.{part}")) for part in ("w", "b")]
    epsilon = weights.model.shape.layer_norm_eps
    return graph.add("LayerNormalization", [inputs, *factors], f"{name}.out", axis=-1, epsilon=epsilon)
