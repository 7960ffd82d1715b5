"""A logistic model over figures with names."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.dialogue.logistic import Logistic

MODEL = Logistic(names=("height", "width"), mean=(1.0, 10.0), scale=(2.0, 5.0), weights=(1.0, -2.0), intercept=0.5)


@pytest.mark.parametrize(
    ("figures", "probability"), [((1.0, 10.0), 0.6224593), ((3.0, 10.0), 0.8175745), ((1.0, 15.0), 0.1824255)]
)
def test_figures_are_standardised_weighed_and_added_up(figures: tuple[float, float], probability: float) -> None:
    assert MODEL.probability(figures) == pytest.approx(probability)


def test_another_number_of_figures_is_refused() -> None:
    with pytest.raises(ValueError, match="argument"):
        MODEL.probability((1.0,))


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        Logistic.model_validate(MODEL.model_dump() | {"colour": "red"})
