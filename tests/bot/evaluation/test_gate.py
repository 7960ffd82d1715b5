"""The quality gate: what it asks for, what it says of figures that fell, and that the golden questions pass it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.dialogue.quoting import QuotingDialogue
from bot.evaluation.figures import Figures
from bot.evaluation.gate import Gate, GateError
from bot.evaluation.question_file import read_questions
from bot.evaluation.run import run
from bot.setting_sections import ROOT
from tests.bot.evaluation.rows import SILENT, answered, refused

FIGURES = Figures.from_judged(
    [
        answered(0.9, right=True),
        answered(0.9, right=True, style="typo"),
        answered(0.8, right=False, style="typo"),
        refused(0.1, rank=2, language="en"),
        answered(0.7, right=True, **SILENT, distance="near"),
        refused(0.1, **SILENT, distance="far"),
    ]
)


def gate(folder: Path, text: str) -> Gate:
    file = folder / "gate.toml"
    file.write_text(text, encoding="utf-8")
    return Gate.from_file(file)


@pytest.mark.parametrize(
    ("bound", "line"),
    [
        ("right_at_least = 0.51", "right: 50.0% (2 of 4), the gate asks for at least 51.0%"),
        ("wrong_at_most = 0.24", "wrong: 25.0% (1 of 4), the gate allows at most 24.0%"),
        ("hit_at_1_at_least = 0.6", "hit@1: 50.0% (2 of 4), the gate asks for at least 60.0%"),
        ("near_answered_at_most = 0.5", "near questions answered: 100.0% (1 of 1), the gate allows at most 50.0%"),
        ("right_by_style_at_least.typo = 1", "right of style typo: 50.0% (1 of 2), the gate asks for at least 100.0%"),
        (
            "right_by_style_at_least.new = 0.1",
            "right of style new: no question of that kind, the gate asks for at least 10.0%",
        ),
        (
            "right_by_language_at_least.en = 0.1",
            "right of language en: 0.0% (0 of 1), the gate asks for at least 10.0%",
        ),
    ],
)
def test_a_figure_that_fell_is_named_with_what_was_asked_for(tmp_path: Path, bound: str, line: str) -> None:
    assert gate(tmp_path, bound).failures(FIGURES) == (line,)


@pytest.mark.parametrize(
    "bound",
    [
        "",
        "right_at_least = 0.5",
        "wrong_at_most = 0.25",
        "far_answered_at_most = 0",
        "right_by_style_at_least.typo = 0.5",
    ],
)
def test_a_figure_at_its_bound_passes(tmp_path: Path, bound: str) -> None:
    assert gate(tmp_path, bound).failures(FIGURES) == ()


def test_every_figure_that_fell_has_a_line(tmp_path: Path) -> None:
    lines = gate(tmp_path, "right_at_least = 1\nwrong_at_most = 0\nfar_answered_at_most = 0").failures(FIGURES)
    assert [line.split(":")[0] for line in lines] == ["right", "wrong"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("right_at_least = 92", "right_at_least is 92: .*less than or equal to 1"),
        ("rigth_at_least = 0.9", "rigth_at_least is 0.9"),
        ("right_by_style_at_least = 0.9", "right_by_style_at_least is 0.9"),
        ("right_at_least", "no readable TOML"),
    ],
)
def test_a_gate_that_cannot_be_used_is_named(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(GateError, match=expected):
        gate(tmp_path, text)


def test_a_missing_gate_is_named(tmp_path: Path) -> None:
    with pytest.raises(GateError, match=r"gone\.toml' is no readable TOML"):
        Gate.from_file(tmp_path / "gone.toml")


@pytest.mark.model
def test_the_golden_questions_pass_the_gate(shipped_dialogue: QuotingDialogue) -> None:
    judged = run(
        read_questions(ROOT / "knowledge" / "questions.jsonl"), shipped_dialogue, shipped_dialogue.passage_text
    )
    failures = Gate.from_file(ROOT / "knowledge" / "gate.toml").failures(Figures.from_judged(list(judged)))
    assert failures == ()


def test_a_figure_may_get_worse_than_the_live_one_by_so_much_and_no_more() -> None:
    before = Figures.from_judged([answered(0.9, right=True)] * 10 + [refused(0.1, **SILENT)] * 2)
    after = Figures.from_judged(
        [answered(0.9, right=True)] * 9
        + [answered(0.9, right=False), refused(0.1, **SILENT), answered(0.9, right=True, **SILENT)]
    )
    assert [str(loss) for loss in Gate(worse_by_at_most=0.05).losses(before, after)] == [
        "right: 90.0% (9 of 10), live 100.0% (10 of 10), the gate lets it get worse by at most 5.0%",
        "wrong: 10.0% (1 of 10), live 0.0% (0 of 10), the gate lets it get worse by at most 5.0%",
        "hit@1: 90.0% (9 of 10), live 100.0% (10 of 10), the gate lets it get worse by at most 5.0%",
        "near questions answered: 50.0% (1 of 2), live 0.0% (0 of 2), the gate lets it get worse by at most 5.0%",
    ]
    (loss,) = Gate(worse_by_at_most=0.1).losses(before, after)
    assert (loss.bounding, loss.figure, loss.found.count) == ("loss", "near questions answered", 1)
    assert Gate(worse_by_at_most=0).losses(after, before) == ()
