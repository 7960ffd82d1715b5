"""Figures: shares with intervals, hit@k, groups and false answers."""

from __future__ import annotations

import pytest

from bot.dialogue.reply import Reply, Status, Timings
from bot.evaluation.figures import Figures, Judged, Share
from bot.evaluation.judgement import Outcome
from bot.evaluation.question_file import LabelledQuestion


def judged(outcome: Outcome, rank: int = 1, *, answerable: bool = True, style: str = "plain") -> Judged:
    question = LabelledQuestion(
        id="a",
        question="?",
        answerable=answerable,
        answer_contains=("x",) if answerable else (),
        style=style,
        distance=None if answerable else "far",
    )
    return Judged(question, Reply("?", Status.ANSWERED, "de", timings=Timings(total=10.0)), outcome, rank)


def test_a_share_lies_in_its_interval() -> None:
    share = Share.from_outcomes([True] * 8 + [False] * 2)
    assert (share.count, share.of) == (8, 10)
    assert share.share == pytest.approx(0.8)
    assert share.low < 0.8 < share.high


def test_no_questions_give_an_empty_share() -> None:
    assert Share.from_outcomes([]) == Share(0, 0, 0.0, 0.0, 0.0)


def test_figures_count_outcomes_places_and_groups() -> None:
    rows = [
        judged(Outcome.RIGHT, 1),
        judged(Outcome.WRONG, 2, style="typo"),
        judged(Outcome.REFUSED, 0),
        judged(Outcome.FALSE_ANSWER, 0, answerable=False),
    ]
    figures = Figures.from_judged(rows)
    assert (figures.answerable.right.count, figures.answerable.wrong.count, figures.answerable.refused.count) == (
        1,
        1,
        1,
    )
    assert (figures.answerable.hit_at_1.count, figures.answerable.hit_at_3.count) == (1, 2)
    assert figures.by_style["typo"].wrong.count == 1
    assert (figures.false_answers["far"].count, figures.false_answers["near"].of) == (1, 0)
    assert figures.latency_ms["p50"] == 10.0
