"""The figures of an evaluation as a snapshot's manifest holds them."""

from __future__ import annotations

from bot.evaluation.figures import Figures


def manifest_figures(figures: Figures | None) -> dict[str, float]:
    """Shares by name; what nobody was asked about is left out."""
    if figures is None:
        return {}
    answerable = figures.answerable
    shares = {
        "right": answerable.right,
        "wrong": answerable.wrong,
        "refused": answerable.refused,
        "hit_at_1": answerable.hit_at_1,
        **{f"{distance}_answered": share for distance, share in figures.false_answers.items()},
    }
    return {"questions": float(figures.questions)} | {
        name: round(share.share, 4) for name, share in shares.items() if share.of
    }
