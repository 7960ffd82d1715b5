"""The highest of very many scores."""

from __future__ import annotations

import numpy as np
import pytest

from index.candidates import highest

DICE = np.random.default_rng(0)


@pytest.mark.parametrize("count", [0, 10, 1000, 10_003])
def test_the_highest_scores_are_found(count: int) -> None:
    scores = DICE.random(count, np.float32)
    assert set(highest(scores, 100)) == set(np.argsort(-scores)[:100])


def test_whole_numbers_are_no_other_than_floats_and_nothing_is_not_found() -> None:
    scores = np.zeros(1000, np.uint8)
    scores[[3, 70, 999]] = 255, 1, 128
    assert set(highest(scores, 2)) == {3, 999}
    assert set(highest(scores, 100)) == {3, 70, 999}


def test_of_equal_scores_those_at_the_beginning_are_not_preferred() -> None:
    rows = highest(np.ones(100_000, np.uint8), 1000)
    assert len(set(rows)) == 1000
    assert np.median(rows) == pytest.approx(50_000, rel=0.1)
