"""Rows of arrays on the disk are fetched at once, and nothing else is read."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import mapped
from index.half_vectors import HalfVectors
from index.mapped import fetch, scattered

ROW, HEADER = 8192, 128
"""Bytes."""


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> np.ndarray[Any, Any]:
    """A hundred rows of two pages each."""
    monkeypatch.setattr(mapped, "_LARGE", 1)
    np.save(tmp_path / "rows.npy", (np.arange(100 * ROW // 2) % 7).astype(np.float16).reshape(100, -1))
    return np.asanyarray(np.load(tmp_path / "rows.npy", mmap_mode="r"))


class Listening:
    """A mapping of these rows behind numpy's header, to which advice is given."""

    def __init__(self) -> None:
        self.told: list[tuple[int, ...]] = []

    def __len__(self) -> int:
        return HEADER + 100 * ROW

    def madvise(self, *advice: int) -> None:
        self.told.append(advice)


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Listening:
    found = Listening()
    monkeypatch.setattr(mapped, "_mapping", lambda array: found)
    return found


def test_nothing_is_read_on_from_a_row(rows: np.ndarray[Any, Any], listening: Listening) -> None:
    assert scattered(rows) is rows
    assert listening.told == [(mmap.MADV_RANDOM,)]


def test_what_is_fetched_is_what_was_there(rows: np.ndarray[Any, Any]) -> None:
    before = np.array(rows)
    fetch(rows, np.array([0, 40, 99]), np.array([2, 41, 100]))
    assert (np.asarray(rows) == before).all()


def test_spans_begin_at_the_page_that_holds_their_first_byte(rows: np.ndarray[Any, Any], listening: Listening) -> None:
    fetch(rows, np.array([0, 3]), np.array([1, 5]))
    assert listening.told == [(mmap.MADV_WILLNEED, 0, HEADER + ROW), (mmap.MADV_WILLNEED, 3 * ROW, HEADER + 2 * ROW)]


def test_arrays_in_memory_and_small_ones_are_left_alone(tmp_path: Path) -> None:
    np.save(tmp_path / "few.npy", np.zeros((3, 4), np.float16))
    for array in (np.zeros((3, 4)), np.load(tmp_path / "few.npy", mmap_mode="r"), np.zeros((0, 4))):
        assert scattered(array) is array
        fetch(array, np.array([0]), np.array([1]))


def test_vectors_are_compared_alike_in_whatever_order(rows: np.ndarray[Any, Any]) -> None:
    vectors, vector = HalfVectors(rows), np.ones(rows.shape[1], np.float32)
    every = vectors.scores(vector)
    for ids in ([], [7], [7, 8, 9], [9, 3, 4, 99, 0]):
        assert vectors.scores(vector, np.array(ids, np.int64)).tolist() == every[ids].tolist()
