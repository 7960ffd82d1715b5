"""Two ways in which a graph multiplies by a linear layer: as float32, or as bytes in a fraction of the time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from index.bundled_format import Floats
from index.onnx_graph import MICROSOFT, Graph

_BYTE = 127
_SMALLEST = 1e-6
_MARGIN = 1.1
"""Room above the inputs that were seen: what lies beyond is cut off."""
_INPUTS_SHARE = 0.75
"""How far columns are evened out by their inputs; the rest by their weights (SmoothQuant's alpha, arXiv 2211.10438)."""
_FAR_APART = 1.3
"""A column whose inputs are so many times larger than those of all but two others swallows all others as bytes."""
_MOST_APART = 2


@dataclass(frozen=True, slots=True)
class Linear:
    """One or several linear layers over the same input, side by side: weight (outputs, inputs) and bias."""

    weight: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Range:
    """The smallest and the largest input of each column of a linear layer."""

    low: Floats
    high: Floats

    @property
    def largest(self) -> Floats:
        largest: Floats = np.maximum(np.maximum(-self.low, self.high), np.float32(_SMALLEST))
        return largest


class Product(Protocol):
    """Adds the nodes that put `inputs` through a linear layer; gives the name of what comes out.

    `normed`: the inputs come from a layer norm, so that each column has a size of its own.
    """

    def __call__(self, graph: Graph, name: str, inputs: str, linear: Linear, *, normed: bool) -> str: ...


def float_product(graph: Graph, name: str, inputs: str, linear: Linear, *, normed: bool = False) -> str:
    product = graph.add("MatMul", [inputs, graph.constant(f"{name}.w", linear.weight.T)], f"{name}.product")
    return graph.add("Add", [product, graph.constant(f"{name}.b", linear.bias)], f"{name}.out")


class ByteProduct:
    """Each output's weights are bytes with a scale of their own; the inputs are bytes with one scale for the layer.

    The scale follows from the inputs that were seen and not from the text at hand, so that texts encoded together do
    not change each other. Columns after a layer norm are evened out first; of others, whose sizes a few texts do not
    tell, the one or two far above all are multiplied as float32. Cosine to float32 0.9995; 0.9967 with neither, 0.9965
    with scales by text.
    """

    def __init__(self, ranges: Mapping[str, Range]) -> None:
        self._ranges = ranges

    def __call__(self, graph: Graph, name: str, inputs: str, linear: Linear, *, normed: bool) -> str:
        seen = self._ranges[name]
        if normed:
            return _evened(graph, name, inputs, linear, seen)
        apart = _far_apart(seen.largest)
        weight, low, high = linear.weight.copy(), seen.low.copy(), seen.high.copy()
        weight[:, apart] = low[apart] = high[apart] = 0
        product = _in_bytes(graph, name, inputs, Linear(weight, linear.bias), Range(low, high))
        if not apart:
            return product
        columns = graph.add("Gather", [inputs, graph.constant(f"{name}.apart", np.array(apart))], f"{name}.far", axis=2)
        far = graph.constant(f"{name}.far.w", linear.weight[:, apart].T)
        return graph.add("Add", [product, graph.add("MatMul", [columns, far], f"{name}.far.product")], f"{name}.whole")


def _evened(graph: Graph, name: str, inputs: str, linear: Linear, seen: Range) -> str:
    heaviest = np.maximum(np.abs(linear.weight).max(axis=0), _SMALLEST)
    factors = seen.largest**_INPUTS_SHARE / heaviest ** (1 - _INPUTS_SHARE)
    factors = (factors / np.median(factors)).astype(np.float32)
    inputs = graph.add("Mul", [inputs, graph.constant(f"{name}.even", 1 / factors)], f"{name}.evened")
    scaled = Range(seen.low / factors, seen.high / factors)
    return _in_bytes(graph, name, inputs, Linear(linear.weight * factors, linear.bias), scaled)


def _far_apart(largest: Floats) -> list[int]:
    order = np.argsort(-largest)
    if len(order) <= _MOST_APART:
        return []
    usual = largest[order[_MOST_APART]]
    return [int(column) for column in order[:_MOST_APART] if largest[column] > _FAR_APART * usual]


def _in_bytes(graph: Graph, name: str, inputs: str, linear: Linear, seen: Range) -> str:
    scales = np.maximum(np.abs(linear.weight).max(axis=1), _SMALLEST**2) / _BYTE
    weight = np.rint(linear.weight / scales[:, np.newaxis]).astype(np.int8)
    numbers, scale, zero = graph.as_bytes(
        inputs, name, _MARGIN * min(float(seen.low.min()), 0.0), _MARGIN * max(float(seen.high.max()), _SMALLEST)
    )
    constants = [graph.constant(f"{name}.w", weight.T), scale, graph.constant(f"{name}.s", scales.astype(np.float32))]
    bias = graph.constant(f"{name}.b", linear.bias)
    return graph.add("MatMulIntegerToFloat", [numbers, *constants, zero, "", bias], f"{name}.out", MICROSOFT)
