"""A linear layer in bytes beside the same in float32."""

from pathlib import Path

import numpy as np
import pytest

from index.bundled_format import Floats
from index.onnx_graph import Graph, Input
from index.onnx_products import ByteProduct, Linear, Product, Range, float_product
from index.onnx_session import Session

RANDOM = np.random.default_rng(0)
LINEAR = Linear(RANDOM.standard_normal((24, 32)).astype(np.float32), RANDOM.standard_normal(24).astype(np.float32))
INPUTS = RANDOM.standard_normal((1, 9, 32)).astype(np.float32)


def through(multiply: Product, inputs: Floats, folder: Path, *, normed: bool) -> Floats:
    graph = Graph()
    graph.add("Identity", [multiply(graph, "l", "x", LINEAR, normed=normed)], "y")
    graph.save(
        folder / "g.onnx", {"x": Input(("texts", "tokens", "size"), whole=False)}, {"y": ("texts", "tokens", 24)}
    )
    return Session(folder / "g.onnx", 1).run({"x": inputs})[0]


def seen(inputs: Floats) -> dict[str, Range]:
    return {"l": Range(inputs.min(axis=(0, 1)), inputs.max(axis=(0, 1)))}


def error(inputs: Floats, folder: Path, *, normed: bool) -> float:
    exact = through(float_product, inputs, folder, normed=normed)
    found = through(ByteProduct(seen(inputs)), inputs, folder, normed=normed)
    return float(np.abs(found - exact).mean() / np.abs(exact).mean())


def test_float32_is_exact(tmp_path: Path) -> None:
    expected = INPUTS @ LINEAR.weight.T + LINEAR.bias
    np.testing.assert_allclose(through(float_product, INPUTS, tmp_path, normed=True), expected, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("normed", [True, False])
def test_bytes_come_close_to_float32(tmp_path: Path, normed: bool) -> None:
    assert error(INPUTS, tmp_path, normed=normed) < 0.02


@pytest.mark.parametrize("normed", [True, False])
def test_a_column_far_above_the_others_does_not_swallow_them(tmp_path: Path, normed: bool) -> None:
    inputs = INPUTS.copy()
    inputs[:, :, 5] *= 60
    assert error(inputs, tmp_path, normed=normed) < 0.02


def test_a_row_does_not_depend_on_its_neighbours(tmp_path: Path) -> None:
    product = ByteProduct(seen(INPUTS))
    alone = through(product, INPUTS[:, :1], tmp_path, normed=True)
    np.testing.assert_array_equal(through(product, INPUTS, tmp_path, normed=True)[:, :1], alone)
