"""Writes ONNX graphs; the one module that knows the `onnx` package, which only the making of a model needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

Array: TypeAlias = npt.NDArray[np.generic]

MICROSOFT = "com.microsoft"
"""The domain of ONNX Runtime's own operators."""
_OPERATORS, _FORMAT = 23, 11
_STAYS_INSIDE = 1024
_LARGEST_BYTE = 255
_TYPES = {True: TensorProto.INT64, False: TensorProto.FLOAT}


@dataclass(frozen=True, slots=True)
class Input:
    """Whole numbers or float32 of this shape."""

    shape: Sequence[str | int]
    whole: bool = True


class Graph:
    """Nodes are added in the order in which they run; each returns the name of what it gives."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, values: Array | float) -> str:
        """The same name stands for the same values; plain numbers are float32."""
        if name not in self._constants:
            array = np.asarray(values, dtype=None if isinstance(values, np.ndarray) else np.float32, order="C")
            self._constants[name] = numpy_helper.from_array(array, name)
        return name

    def add(self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **options: int | float) -> str:
        node = helper.make_node(operator, inputs, [output], domain=domain)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in options.items())
        self._nodes.append(node)
        return output

    def split(self, whole: str, outputs: Sequence[str]) -> None:
        """Along the last axis, into equal parts."""
        self._nodes.append(helper.make_node("Split", [whole], outputs, axis=-1, num_outputs=len(outputs)))

    def as_bytes(self, inputs: str, name: str, low: float, high: float) -> tuple[str, str, str]:
        """The inputs as bytes for the numbers from `low` to `high`, which hold 0; their scale and zero point."""
        step = (high - low) / _LARGEST_BYTE
        scale = self.constant(f"{name}.scale", step)
        zero = self.constant(f"{name}.zero", np.array(round(-low / step), np.uint8))
        return self.add("QuantizeLinear", [inputs, scale, zero], f"{name}.bytes"), scale, zero

    def save(self, path: Path, inputs: Mapping[str, Input], outputs: Mapping[str, Sequence[str | int]]) -> None:
        """Float32 out, by name and shape; the weights go into `<path>.weights`, to be mapped."""
        graph = helper.make_graph(
            self._nodes,
            path.stem,
            [helper.make_tensor_value_info(name, _TYPES[each.whole], each.shape) for name, each in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
            list(self._constants.values()),
        )
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", _OPERATORS), helper.make_opsetid(MICROSOFT, 1)],
            ir_version=_FORMAT,
        )
        weights = f"{path.name}.weights"
        onnx.save_model(model, path, save_as_external_data=True, location=weights, size_threshold=_STAYS_INSIDE)
