"""The judge: a logistic model over the evidence, and what its thresholds allow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.dialogue.confidence import Judge, shipped_judge
from bot.dialogue.evidence import Evidence
from bot.dialogue.reply import Status

COUNT = len(Evidence.columns())
NOTHING = Evidence(*[0.0] * COUNT)
FIELDS: dict[str, Any] = {
    "names": Evidence.columns(),
    "mean": (0.5,) * COUNT,
    "scale": (0.25,) * COUNT,
    "weights": (1.0, *[0.0] * (COUNT - 1)),
    "intercept": 0.0,
    "answer": 0.7,
    "clarify": 0.4,
    "field": 0.8,
}
JUDGE = Judge(**FIELDS)


@pytest.mark.parametrize(("first", "confidence"), [(0.5, 0.5), (0.75, 0.7310586), (0.0, 0.1192029)])
def test_confidence_is_the_logistic_of_the_weighed_standardised_figures(first: float, confidence: float) -> None:
    evidence = Evidence(first, *[0.5] * (COUNT - 1))
    assert JUDGE.confidence(evidence) == pytest.approx(confidence)


@pytest.mark.parametrize(
    ("confidence", "cosine", "status"),
    [
        (0.7, 0.0, Status.ANSWERED),
        (0.69, 0.9, Status.CLARIFY),
        (0.4, 0.0, Status.CLARIFY),
        (0.39, 0.8, Status.NO_ANSWER),
        (0.39, 0.79, Status.OUT_OF_SCOPE),
    ],
)
def test_thresholds_say_what_a_reply_may_be(confidence: float, cosine: float, status: Status) -> None:
    assert JUDGE.status(confidence, replace(NOTHING, cosine=cosine)) is status


def test_a_judge_fitted_for_other_figures_is_refused() -> None:
    with pytest.raises(ValidationError, match="fit anew"):
        Judge(**FIELDS | {"names": ("height", *Evidence.columns()[1:])})


def test_the_shipped_judge_prefers_better_evidence() -> None:
    judge = shipped_judge()
    poor = Evidence(**dict(zip(judge.names, judge.mean, strict=True)))
    better = replace(poor, anticipated=poor.anticipated + 0.1, years=0.0, numbers=0.0)
    assert judge.confidence(better) > judge.confidence(poor)
    assert 0 < judge.clarify <= judge.answer < 1


@given(st.lists(st.floats(-1, 2), min_size=COUNT, max_size=COUNT))
def test_confidence_is_a_probability(figures: list[float]) -> None:
    assert 0 <= shipped_judge().confidence(Evidence(*figures)) <= 1
