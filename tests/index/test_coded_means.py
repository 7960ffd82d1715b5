"""Means coded in four bits a number: close to the inner products, taken over where they stay."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import coded_means
from index.coded_means import CodedMeans
from index.encoder import Vectors
from index.matches import Ids
from index.takeover import Rows, Run


def vectors(count: int, dimension: int, seed: int = 0) -> Vectors:
    """Not alike in all dimensions."""
    dice = np.random.default_rng(seed)
    made = dice.standard_normal((count, dimension)) * dice.uniform(0.1, 2.0, dimension) + dice.uniform(-1, 1, dimension)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


def coded(matrix: Vectors) -> CodedMeans:
    return CodedMeans.updated(None, Rows.of([""] * len(matrix)), lambda ids: matrix[ids])


@settings(max_examples=30, deadline=None)
@given(st.integers(20, 300), st.integers(5, 70), st.integers(0, 5))
def test_scores_are_close_to_the_inner_products_in_any_dimension(count: int, dimension: int, seed: int) -> None:
    matrix = vectors(count, dimension, seed)
    query, rows = matrix[0], np.array([count - 1, 0])
    made = coded(matrix)
    assert len(made) == count
    assert made.codes.nbytes == count * ((dimension + 1) // 2)
    assert np.abs(made.scores(query) - matrix @ query).mean() < 0.06
    assert made.scores(query, rows).tolist() == made.scores(query)[rows].tolist()


def test_the_best_by_codes_are_about_the_best() -> None:
    matrix = vectors(5000, 64)
    query = vectors(1, 64, 7)[0]
    best = np.argsort(matrix @ query)[-10:]
    assert set(best) <= set(np.argsort(coded(matrix).scores(query))[-40:])


def test_the_files_hold_what_was_made(tmp_path: Path) -> None:
    made = coded(vectors(50, 12))
    checksums = made.save(tmp_path, "coded_means")
    assert set(checksums) == {path.name for path in CodedMeans.files(Path(), "coded_means")}
    loaded = CodedMeans.load(tmp_path, "coded_means")
    assert isinstance(loaded.codes, np.memmap)
    assert loaded.scores(np.ones(12, np.float32)).tolist() == made.scores(np.ones(12, np.float32)).tolist()


def test_what_stays_keeps_its_codes_and_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coded_means, "_ROWS_AT_ONCE", 4)
    before, matrix, read = coded(vectors(30, 12)), vectors(40, 12, 1), []

    def block(ids: Ids) -> Vectors:
        read.extend(ids.tolist())
        return np.asarray(matrix[ids])

    rows = Rows(40, (Run(5, 0, 25),), [""] * 15)
    made = CodedMeans.updated(before, rows, block)
    assert read == list(range(25, 40))
    assert made.codes[:25].tolist() == before.codes[5:].tolist()
    assert (made.floors.tolist(), made.steps.tolist()) == (before.floors.tolist(), before.steps.tolist())


def test_where_most_is_new_levels_are_learnt_anew() -> None:
    before, matrix = coded(vectors(30, 12)), vectors(40, 12, 1)
    made = CodedMeans.updated(before, Rows(40, (Run(0, 0, 10),), [""] * 30), lambda ids: matrix[ids])
    assert made.codes.tolist() == coded(matrix).codes.tolist()
    assert made.steps.tolist() != before.steps.tolist()


def test_nothing_can_be_coded_too() -> None:
    made = coded(np.zeros((0, 12), np.float32))
    assert (len(made), made.scores(np.ones(12, np.float32)).tolist()) == (0, [])
