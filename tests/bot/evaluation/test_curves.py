"""The maths behind the pictures, on values worked out by hand and on whatever hypothesis thinks of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.curves import Bin, Point, area_under, auroc, brier, calibration_error, reliability, risk_coverage

PROBABILITIES = st.floats(0, 1)
PREDICTIONS = st.lists(st.tuples(PROBABILITIES, st.booleans()), min_size=1, max_size=40)
SCORES = st.lists(PROBABILITIES, min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("positive", "negative", "expected"),
    [
        ([0.9, 0.8], [0.1], 1.0),
        ([0.1], [0.9, 0.8], 0.0),
        ([0.5], [0.5], 0.5),
        ([0.9, 0.3], [0.5, 0.3], 0.625),
        ([], [0.5], None),
        ([0.5], [], None),
    ],
)
def test_auroc_counts_pairs_in_the_right_order(
    positive: list[float], negative: list[float], expected: float | None
) -> None:
    assert auroc(positive, negative) == expected


@given(SCORES, SCORES)
def test_auroc_of_exchanged_classes_is_the_complement(positive: list[float], negative: list[float]) -> None:
    forward, backward = auroc(positive, negative), auroc(negative, positive)
    assert forward is not None
    assert backward is not None
    assert forward + backward == pytest.approx(1)


def test_brier_is_the_mean_squared_error() -> None:
    assert brier([1.0, 0.6, 0.5], [True, False, True]) == pytest.approx((0 + 0.36 + 0.25) / 3)
    assert brier([], []) is None


def test_bins_hold_what_lies_in_their_tenth_and_one_belongs_to_the_last() -> None:
    bins = reliability([0.0, 0.05, 0.92, 1.0], [False, True, True, True])
    assert bins == (Bin(2, 0.025, 0.5), Bin(2, 0.96, 1.0))
    assert calibration_error(bins) == pytest.approx((0.475 + 0.04) / 2)
    assert reliability([], []) == ()
    assert calibration_error(()) is None


@given(PREDICTIONS)
def test_bins_lose_nobody_and_the_calibration_error_is_a_share(predictions: list[tuple[float, bool]]) -> None:
    confidences, truths = [p for p, _ in predictions], [t for _, t in predictions]
    bins = reliability(confidences, truths)
    assert sum(each.count for each in bins) == len(predictions)
    assert sum(each.count * each.share for each in bins) == pytest.approx(sum(truths))
    error = calibration_error(bins)
    assert error is not None
    assert 0 <= error <= 1


def test_a_perfectly_calibrated_confidence_has_no_error() -> None:
    assert calibration_error(reliability([0.5, 0.5, 1.0, 0.0], [True, False, True, False])) == 0


def test_risk_over_coverage_goes_through_the_thresholds_from_high_to_low() -> None:
    points = risk_coverage([0.9, 0.4, 0.7, 0.4], [True, False, False, True])
    assert points == (Point(0.9, 0.25, 0.0), Point(0.7, 0.5, 0.5), Point(0.4, 1.0, 0.5))
    assert area_under(points) == pytest.approx(0.25 * 0 + 0.25 * 0.25 + 0.5 * 0.5)
    assert risk_coverage([], []) == ()
    assert area_under(()) is None


@given(PREDICTIONS)
def test_risk_over_coverage_ends_with_everything_answered(predictions: list[tuple[float, bool]]) -> None:
    confidences, truths = [p for p, _ in predictions], [t for _, t in predictions]
    points = risk_coverage(confidences, truths)
    assert [p.threshold for p in points] == sorted(set(confidences), reverse=True)
    assert points[-1].coverage == 1
    assert points[-1].risk == pytest.approx(1 - sum(truths) / len(truths))
    area = area_under(points)
    assert area is not None
    assert -1e-9 <= area <= 1 + 1e-9
