"""What counts as true when the confidence is measured, and against which questions."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from bot.evaluation.figures import ConfidenceFigures, Figures, Judged
from bot.evaluation.table import print_figures
from tests.bot.evaluation.rows import RIGHT, SILENT, answered, refused

NOT_KNOWN = {"answerable": False, "answer_contains": (RIGHT,), "distance": "near"}


@pytest.mark.parametrize(
    ("row", "answers"),
    [
        (answered(0.9, right=True), True),
        (answered(0.9, right=False), False),
        (answered(0.9, right=True, **NOT_KNOWN), True),
        (answered(0.9, right=False, **NOT_KNOWN), False),
        (answered(0.9, right=True, **SILENT), False),
        (refused(0.2, rank=1), True),
        (refused(0.2, rank=2), False),
        (refused(0.2, **SILENT), False),
    ],
)
def test_a_quotation_answers_when_it_holds_the_words(row: Judged, answers: bool) -> None:
    assert row.answers is answers


def test_near_and_far_are_measured_apart_and_what_is_said_to_be_unknown_not_at_all() -> None:
    rows = [
        answered(0.9, right=True),
        answered(0.4, right=True),
        refused(0.5, **SILENT, distance="near"),
        refused(0.1, **SILENT, distance="far"),
        answered(0.95, right=True, **NOT_KNOWN),
    ]
    figures = ConfidenceFigures.from_judged(rows)
    assert (figures.auroc_near, figures.auroc_far) == (0.5, 1.0)
    assert figures.brier == pytest.approx((0.01 + 0.36 + 0.25 + 0.01 + 0.0025) / 5)


def test_the_table_shows_a_dash_for_what_cannot_be_measured() -> None:
    shown = StringIO()
    print_figures(Figures.from_judged([answered(0.9, right=True)]), Console(file=shown, width=200))
    assert "AUROC near –, far –; Brier score 0.010, expected calibration error 0.100" in shown.getvalue()
