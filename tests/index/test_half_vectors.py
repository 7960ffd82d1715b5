"""Cosines from halves are those of the same numbers as floats."""

from __future__ import annotations

import numpy as np

from index.half_vectors import HalfVectors


def test_scores_are_those_of_the_numbers_as_floats_down_to_the_smallest() -> None:
    dice = np.random.default_rng(0)
    matrix = (dice.standard_normal((200, 24)) * 10.0 ** dice.integers(-8, 1, (200, 24))).astype(np.float16)
    matrix[0, :3] = 0.0, -0.0, 65504.0
    vector = dice.standard_normal(24).astype(np.float32)
    ids = np.array([199, 0, 7])
    assert (HalfVectors(matrix).scores(vector, ids) == np.vecdot(matrix[ids].astype(np.float32), vector)).all()
    assert (HalfVectors(matrix).scores(vector) == np.vecdot(matrix.astype(np.float32), vector)).all()
