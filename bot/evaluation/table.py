"""The figures of an evaluation as a table that people can read."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from bot.evaluation.figures import AnswerableFigures, Figures, Share


def print_figures(figures: Figures, console: Console) -> None:
    """Answerable questions in all, by language and by style; false answers; latencies."""
    table = Table("Answerable", "n", "right", "wrong", "refused", "hit@1", "hit@3", "hit@5", title="Evaluation")
    _add(table, "all", figures.answerable)
    for title, groups in (("language", figures.by_language), ("style", figures.by_style)):
        table.add_section()
        for name, group in groups.items():
            _add(table, f"{title} {name}", group)
    console.print(table)
    for distance, share in figures.false_answers.items():
        console.print(f"Not answerable, {distance}: {share.count} of {share.of} answered falsely, {_text(share)}")
    sure = figures.confidence
    console.print(
        f"Confidence: AUROC near {_number(sure.auroc_near)}, far {_number(sure.auroc_far)}; Brier score "
        f"{_number(sure.brier)}, expected calibration error {_number(sure.calibration_error)}"
    )
    latency = figures.latency_ms
    console.print(f"Latency: median {latency['p50']} ms, 95 % under {latency['p95']} ms, longest {latency['max']} ms")
    console.print("In brackets: 95 % bootstrap interval.")


def _add(table: Table, name: str, row: AnswerableFigures) -> None:
    shares = (row.right, row.wrong, row.refused, row.hit_at_1, row.hit_at_3, row.hit_at_5)
    table.add_row(name, str(row.right.of), _text(shares[0]), *(f"{share.share:.0%}" for share in shares[1:]))


def _text(share: Share) -> str:
    return f"{share.share:.0%} [{share.low:.0%}–{share.high:.0%}]" if share.of else "–"


def _number(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3f}"
