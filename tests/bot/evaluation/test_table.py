"""The figures as a table that people can read."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from bot.dialogue.reply import Reply, Status, Timings
from bot.evaluation.figures import Figures, Judged
from bot.evaluation.judgement import Outcome
from bot.evaluation.question_file import LabelledQuestion
from bot.evaluation.table import print_figures


def judged(outcome: Outcome, *, answerable: bool = True, language: str = "de", milliseconds: float = 5.0) -> Judged:
    asked = LabelledQuestion(
        id="a",
        question="?",
        language=language,
        answerable=answerable,
        answer_contains=("x",) if answerable else (),
        distance=None if answerable else "far",
    )
    return Judged(asked, Reply("?", Status.ANSWERED, language, timings=Timings(total=milliseconds)), outcome, 1)


def printed(*rows: Judged) -> str:
    out = StringIO()
    print_figures(Figures.from_judged(rows), Console(file=out, width=140))
    return out.getvalue()


def row(text: str, name: str) -> list[str]:
    line = next(line for line in text.splitlines() if f" {name} " in line)
    return [cell.strip() for cell in line.replace("┃", "│").strip("│").split("│")]


def test_each_group_has_a_row_with_its_count_and_shares() -> None:
    text = printed(judged(Outcome.RIGHT), judged(Outcome.RIGHT), judged(Outcome.WRONG, language="en"))
    assert row(text, "all")[:2] == ["all", "3"]
    assert row(text, "all")[2].startswith("67% [")
    assert row(text, "language de")[1:5] == ["2", "100% [100%–100%]", "0%", "0%"]
    assert row(text, "language en")[1:5] == ["1", "0% [0%–0%]", "100%", "0%"]
    assert row(text, "style plain")[1] == "3"


def test_false_answers_and_latencies_are_told_in_words() -> None:
    text = printed(
        judged(Outcome.RIGHT, milliseconds=10.0),
        judged(Outcome.FALSE_ANSWER, answerable=False),
        judged(Outcome.REFUSED, answerable=False),
    )
    assert "far: 1 of 2 answered falsely, 50% [" in text
    assert "near: 0 of 0 answered falsely, –" in text
    assert "longest 10.0 ms" in text
