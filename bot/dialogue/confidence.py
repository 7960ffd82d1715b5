"""How sure we are that the quotation answers: a small logistic model over `Evidence`, and its thresholds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import model_validator

from bot.dialogue.evidence import Evidence
from bot.dialogue.logistic import Logistic
from bot.dialogue.reply import Status

FILE = Path(__file__).with_name("confidence.json")
BY_WORDS = Path(__file__).with_name("confidence_by_words.json")


class Judge(Logistic):
    """Fitted by `python -m training.confidence` over the figures of `Evidence`.

    From `answer` on the quotation is given, from `clarify` on the nearest topics are offered. Below `field` (a cosine)
    the question is not about what our documents are about.
    """

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
        return self.probability(evidence.figures())

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
