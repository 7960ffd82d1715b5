"""The gap report as the terminal shows it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.gaps.question_group import QuestionGroup
from bot.gaps.report import GapReport


def print_report(report: GapReport, console: Console) -> None:
    """A table of the gaps, and one of what belongs to another field, if there is such."""
    if not report.groups and not report.off_topic:
        console.print(f"no questions without a helpful answer {_span(report)}", highlight=False)
        return
    console.print(_table(f"Questions without a helpful answer {_span(report)}", report.groups))
    if report.off_topic:
        console.print(_table("Questions of another field", report.off_topic))
    if report.left_out:
        console.print(f"{report.left_out} older questions are too many to compare and left out", highlight=False)


def _span(report: GapReport) -> str:
    return f"of the last {report.days} days" if report.days else "that are kept"


def _table(title: str, groups: Iterable[QuestionGroup]) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("count", justify="right")
    table.add_column("question", overflow="fold", ratio=3)
    for column in ("first", "last"):
        table.add_column(column, no_wrap=True)
    table.add_column("nearest passage", overflow="fold", ratio=2)
    table.add_column("score", justify="right")
    for group in groups:
        table.add_row(
            str(group.count),
            Text(group.example),  # what citizens write is no markup
            group.first.isoformat(),
            group.last.isoformat(),
            Text(group.nearest.heading if group.nearest else ""),
            f"{group.score:.2f}",
        )
    return table
