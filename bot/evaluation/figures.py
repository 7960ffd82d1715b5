"""The figures of an evaluation: shares with bootstrap intervals, by language and style, and latencies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from bot.dialogue.reply import Reply, Status
from bot.evaluation.curves import auroc, brier, calibration_error, reliability
from bot.evaluation.judgement import Outcome
from bot.evaluation.question_file import LabelledQuestion

RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with its reply; `rank` is the place (from 1) of the first hit that holds an answer, 0 for none."""

    question: LabelledQuestion
    reply: Reply
    outcome: Outcome
    rank: int

    @property
    def answers(self) -> bool:
        """Does the quotation answer? Where none was given: does the best passage hold an answer?"""
        if self.reply.status is not Status.ANSWERED:
            return self.rank == 1
        return self.outcome is (Outcome.RIGHT if self.question.answerable else Outcome.REFUSED)

    @property
    def silent(self) -> str | None:
        """`near` or `far` where the documents are silent, not even saying that this is not known; else None."""
        if self.question.answerable or self.question.answer_contains:
            return None
        return self.question.distance or "near"


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `of`, with the 95 % percentile bootstrap interval of the share (Efron 1979)."""

    count: int
    of: int
    share: float
    low: float
    high: float

    @classmethod
    def from_outcomes(cls, hits: Sequence[bool]) -> Share:
        if not hits:
            return cls(0, 0, 0.0, 0.0, 0.0)
        values = np.asarray(hits, dtype=np.float64)
        draws = np.random.default_rng(0).integers(0, len(values), (RESAMPLES, len(values)))
        low, high = np.quantile(values[draws].mean(axis=1), [0.025, 0.975])
        return cls(int(values.sum()), len(values), float(values.mean()), float(low), float(high))


@dataclass(frozen=True, slots=True)
class AnswerableFigures:
    """Questions the documents answer."""

    right: Share
    wrong: Share
    refused: Share
    hit_at_1: Share
    hit_at_3: Share
    hit_at_5: Share

    @classmethod
    def from_judged(cls, judged: Iterable[Judged]) -> AnswerableFigures:
        rows = [row for row in judged if row.question.answerable]
        outcomes = [row.outcome for row in rows]
        return cls(
            *(_share_of(outcomes, outcome) for outcome in (Outcome.RIGHT, Outcome.WRONG, Outcome.REFUSED)),
            *(Share.from_outcomes([0 < row.rank <= k for row in rows]) for k in (1, 3, 5)),
        )


@dataclass(frozen=True, slots=True)
class ConfidenceFigures:
    """How far the confidence can be trusted; None where there is nothing to measure it on.

    The AUROCs tell answerable questions from those on which the documents are silent; Brier score and expected
    calibration error take it as the probability that the quotation answers.
    """

    auroc_near: float | None
    auroc_far: float | None
    brier: float | None
    calibration_error: float | None

    @classmethod
    def from_judged(cls, judged: Sequence[Judged]) -> ConfidenceFigures:
        answerable = [row.reply.confidence for row in judged if row.question.answerable]
        silent = {name: [row.reply.confidence for row in judged if row.silent == name] for name in ("near", "far")}
        confidences, truths = [row.reply.confidence for row in judged], [row.answers for row in judged]
        return cls(
            auroc(answerable, silent["near"]),
            auroc(answerable, silent["far"]),
            brier(confidences, truths),
            calibration_error(reliability(confidences, truths)),
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """What `evaluate` prints."""

    questions: int
    answerable: AnswerableFigures
    false_answers: dict[str, Share]
    confidence: ConfidenceFigures
    by_language: dict[str, AnswerableFigures]
    by_style: dict[str, AnswerableFigures]
    latency_ms: dict[str, float]

    @classmethod
    def from_judged(cls, judged: Sequence[Judged]) -> Figures:
        return cls(
            len(judged),
            AnswerableFigures.from_judged(judged),
            {distance: _false_answers(judged, distance) for distance in ("near", "far")},
            ConfidenceFigures.from_judged(judged),
            _grouped(judged, lambda row: row.question.language),
            _grouped(judged, lambda row: row.question.style),
            _latencies([row.reply.timings.total for row in judged]),
        )

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def _share_of(outcomes: Sequence[Outcome], wanted: Outcome) -> Share:
    return Share.from_outcomes([outcome is wanted for outcome in outcomes])


def _false_answers(judged: Iterable[Judged], distance: str) -> Share:
    rows = [row for row in judged if not row.question.answerable and (row.question.distance or "near") == distance]
    return _share_of([row.outcome for row in rows], Outcome.FALSE_ANSWER)


def _grouped(judged: Sequence[Judged], key: Callable[[Judged], str]) -> dict[str, AnswerableFigures]:
    names = sorted({key(row) for row in judged if row.question.answerable})
    return {name: AnswerableFigures.from_judged([row for row in judged if key(row) == name]) for name in names}


def _latencies(milliseconds: Sequence[float]) -> dict[str, float]:
    p50, p95 = np.quantile(np.asarray(milliseconds), [0.5, 0.95])
    return {"p50": round(float(p50), 2), "p95": round(float(p95), 2), "max": round(max(milliseconds), 2)}
