"""How good a confidence is: how it ranks, whether its probabilities come true, and what a threshold would cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence lies in one tenth of the scale: how sure the bot was, and how often rightly so."""

    count: int
    confidence: float
    share: float


@dataclass(frozen=True, slots=True)
class Point:
    """Answering from `threshold` on answers `coverage` of the questions, and `risk` of these answers are not right."""

    threshold: float
    coverage: float
    risk: float


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The probability that a positive scores above a negative, ties counting half (Mann and Whitney 1947)."""
    if not positive or not negative:
        return None
    above = np.asarray(positive)[:, None] - np.asarray(negative)[None, :]
    return float((above > 0).mean() + (above == 0).mean() / 2)


def brier(confidences: Sequence[float], truths: Sequence[bool]) -> float | None:
    """The mean squared distance of probability and truth: 0 is perfect, 0.25 a constant ½ (Brier 1950)."""
    if not confidences:
        return None
    return float(np.mean((np.asarray(confidences) - np.asarray(truths, dtype=np.float64)) ** 2))


def reliability(confidences: Sequence[float], truths: Sequence[bool]) -> tuple[Bin, ...]:
    """The bins of equal width that hold something, from low to high; 1.0 belongs to the last."""
    sure, true = np.asarray(confidences, dtype=np.float64), np.asarray(truths, dtype=np.float64)
    places = np.minimum((sure * BINS).astype(int), BINS - 1)
    members = (places == place for place in range(BINS))
    return tuple(Bin(int(m.sum()), float(sure[m].mean()), float(true[m].mean())) for m in members if m.any())


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Expected calibration error: |confidence − share|, weighted by the bins' sizes (Naeini et al. 2015)."""
    total = sum(each.count for each in bins)
    return sum(each.count * abs(each.confidence - each.share) for each in bins) / total if total else None


def risk_coverage(confidences: Sequence[float], truths: Sequence[bool]) -> tuple[Point, ...]:
    """One point for each confidence that occurs, from the highest threshold to the lowest (El-Yaniv, Wiener 2010)."""
    if not confidences:
        return ()
    order = np.argsort(-np.asarray(confidences), kind="stable")
    sure, true = np.asarray(confidences)[order], np.asarray(truths, dtype=np.float64)[order]
    answered = np.arange(1, len(sure) + 1)
    risk = 1 - np.cumsum(true) / answered
    last_of_its_value = np.append(sure[1:] != sure[:-1], True)
    rows = zip(sure, answered / len(sure), risk, strict=True)
    return tuple(
        Point(float(s), float(c), float(r)) for (s, c, r), last in zip(rows, last_of_its_value, strict=True) if last
    )


def area_under(points: Sequence[Point]) -> float | None:
    """The mean risk over all coverages up to the highest; less is better."""
    if not points:
        return None
    first = points[0].coverage * points[0].risk
    steps = ((b.coverage - a.coverage) * (a.risk + b.risk) / 2 for a, b in pairwise(points))
    return (first + sum(steps)) / points[-1].coverage
