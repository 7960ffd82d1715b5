"""A small logistic model over figures that have names: it can be read, and is fitted by a script of training/."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict


class Logistic(BaseModel):
    """`mean` and `scale` standardise the figures; the names say in which order they come."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float

    def probability(self, figures: Sequence[float]) -> float:
        """Between 0 and 1."""
        columns = zip(figures, self.mean, self.scale, self.weights, strict=True)
        total = self.intercept + sum(weight * (value - mean) / scale for value, mean, scale, weight in columns)
        return 1 / (1 + math.exp(-total))
