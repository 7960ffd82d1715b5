"""How sure we are that the quotation answers: a small logistic model over `Evidence`, and its thresholds."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, model_validator

from bot.dialogue.evidence import Evidence
from bot.dialogue.reply import Status

FILE = Path(__file__).with_name("confidence.json")
BY_WORDS = Path(__file__).with_name("confidence_by_words.json")


class Judge(BaseModel):
    """Fitted by `python -m training.confidence`; `mean` and `scale` standardise the figures of `Evidence`.

    From `answer` on the quotation is given, from `clarify` on the nearest topics are offered. Below `field` (a cosine)
    the question is not about what our documents are about.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    answer: float
    clarify: float
    field: float

    @model_validator(mode="after")
    def _fits_the_evidence(self) -> Judge:
        if self.names != Evidence.columns():
            raise ValueError(f"fitted for {self.names}, the evidence has {Evidence.columns()}; fit anew")
        return self

    def confidence(self, evidence: Evidence) -> float:
        """The probability that the quotation answers the question."""
        columns = zip(evidence.figures(), self.mean, self.scale, self.weights, strict=True)
        total = self.intercept + sum(weight * (value - mean) / scale for value, mean, scale, weight in columns)
        return 1 / (1 + math.exp(-total))

    def status(self, confidence: float, evidence: Evidence) -> Status:
        """What a reply of this confidence may be."""
        if confidence >= self.answer:
            return Status.ANSWERED
        if confidence >= self.clarify:
            return Status.CLARIFY
        return Status.NO_ANSWER if evidence.cosine >= self.field else Status.OUT_OF_SCOPE


@cache
def shipped_judge() -> Judge:
    """The one in the package."""
    return Judge.model_validate_json(FILE.read_text(encoding="utf-8"))


@cache
def judge_by_words() -> Judge:
    """The one for answers that were found without an encoder."""
    return Judge.model_validate_json(BY_WORDS.read_text(encoding="utf-8"))
