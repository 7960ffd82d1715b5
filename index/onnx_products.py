"""Two ways in which a graph multiplies by a linear layer: as float32, or as bytes in about half the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from index.bundled_format import Floats
from index.onnx_graph import MICROSOFT, Graph

_BYTE = 127


@dataclass(frozen=True, slots=True)
class Linear:
    """One or several linear layers over the same input, side by side: weight (outputs, inputs) and bias."""

    weight: Floats
    bias: Floats


class Product(Protocol):
    """Adds the nodes that put `inputs` through a linear layer; gives the name of what comes out."""

    def __call__(self, graph: Graph, name: str, inputs: str, linear: Linear) -> str: ...


def float_product(graph: Graph, name: str, inputs: str, linear: Linear) -> str:
    product = graph.add("MatMul", [inputs, graph.constant(f"{name}.w", linear.weight.T)], f"{name}.product")
    return graph.add("Add", [product, graph.constant(f"{name}.b", linear.bias)], f"{name}.out")


def byte_product(graph: Graph, name: str, inputs: str, linear: Linear) -> str:
    """Each output's weights are bytes with a scale of their own; the inputs are two bytes, coarse and fine.

    With one byte a few large inputs swallow all others: cosine 0.995 to float32 instead of 0.9999.
    """
    scales = np.maximum(np.abs(linear.weight).max(axis=1), 1e-12) / _BYTE
    weight = np.rint(linear.weight / scales[:, np.newaxis]).astype(np.int8)
    constants = [graph.constant(f"{name}.w", weight.T), graph.constant(f"{name}.s", scales.astype(np.float32))]
    coarse = graph.as_bytes(inputs, f"{name}.coarse")
    rest = graph.add("Sub", [inputs, graph.add("DequantizeLinear", coarse, f"{name}.back")], f"{name}.rest")
    fine = graph.as_bytes(rest, f"{name}.fine")
    both = [_times(graph, each, *constants) for each in (coarse, fine)]
    added = graph.add("Add", both, f"{name}.product")
    return graph.add("Add", [added, graph.constant(f"{name}.b", linear.bias)], f"{name}.out")


def _times(graph: Graph, inputs: list[str], weight: str, scales: str) -> str:
    numbers, scale, zero = inputs
    product = [numbers, weight, scale, scales, zero]
    return graph.add("MatMulIntegerToFloat", product, f"{numbers}.product", MICROSOFT)
