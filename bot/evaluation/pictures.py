"""The pictures of the report as inline SVG; the only module that knows matplotlib."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import matplotlib as mpl
import numpy as np
from babel.numbers import format_decimal, format_percent
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter
from matplotlib.typing import RcKeyType

from bot.catalogue import Catalogue
from bot.dialogue.reply import Status
from bot.evaluation.curves import area_under, calibration_error, reliability, risk_coverage
from bot.evaluation.figures import Judged

BLUE, ORANGE, GREY, INK = "#0072B2", "#D55E00", "#5A5A5A", "#1A1A1A"
"""Blue and vermilion of Okabe and Ito, told apart by every kind of eye; nothing is said by colour alone."""

_STYLE: dict[RcKeyType, Any] = {
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#E4E4E4",
    "svg.fonttype": "path",
}
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
_ID = re.compile(r'( id="|href="#|url\(#)')


@dataclass(frozen=True, slots=True)
class Picture:
    """`svg` is markup; `title` and `caption` are texts."""

    title: str
    caption: str
    svg: str


class Pictures:
    """Draws with the words of one language."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self._catalogue = catalogue
        self._language = language

    def all(self, judged: Sequence[Judged]) -> tuple[Picture, ...]:
        """Distributions, reliability, risk over coverage."""
        return self.distributions(judged), self.reliability(judged), self.risk_coverage(judged)

    def distributions(self, judged: Sequence[Judged]) -> Picture:
        """Best score and confidence of the answerable questions, the near and the far ones, one row each."""
        answered = [row.reply.confidence for row in judged if row.reply.status is Status.ANSWERED]
        scores = _scores(judged)
        edges = np.linspace(min(scores, default=0.0), max(scores, default=1.0) + 1e-9, 25)

        def draw(figure: Figure) -> None:
            panels = figure.subplots(3, 2, sharex="col", squeeze=False)
            for (left, right), (name, rows, colour) in zip(panels, _groups(judged), strict=True):
                left.hist(_scores(rows), edges.tolist(), color=colour)
                right.hist([row.reply.confidence for row in rows], np.linspace(0, 1, 25).tolist(), color=colour)
                left.set_title(self._text(f"report-group-{name}", count=len(rows)), loc="left", fontsize=10)
                left.set_ylabel(self._text("report-axis-questions"))
                if answered:
                    right.axvline(min(answered), color=INK, linestyle="--", linewidth=1)
            panels[2][0].set_xlabel(self._text("report-axis-score"))
            panels[2][1].set_xlabel(self._text("report-axis-confidence"))
            panels[2][0].xaxis.set_major_formatter(FuncFormatter(self._decimal))
            panels[2][1].xaxis.set_major_formatter(FuncFormatter(self._percent))

        return self._picture("distributions", (11.4, 5.6), draw, threshold=self._percent(min(answered, default=1.0)))

    def reliability(self, judged: Sequence[Judged]) -> Picture:
        """How often answers of a confidence are right; on the diagonal it is a probability."""
        bins = reliability([row.reply.confidence for row in judged], [row.answers for row in judged])
        error = calibration_error(bins)

        def draw(figure: Figure) -> None:
            upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=[3, 1])
            upper.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1)
            upper.plot([each.confidence for each in bins], [each.share for each in bins], color=BLUE, marker="o")
            lower.bar([each.confidence for each in bins], [each.count for each in bins], width=0.04, color=BLUE)
            upper.set_ylabel(self._text("report-axis-share"))
            lower.set_ylabel(self._text("report-axis-questions"))
            lower.set_xlabel(self._text("report-axis-confidence"))
            upper.set_ylim(-0.03, 1.03)
            self._as_percent(upper)

        return self._picture("reliability", (5.6, 5.2), draw, error=self._decimal(error or 0.0))

    def risk_coverage(self, judged: Sequence[Judged]) -> Picture:
        """What share of the answers would not be right if more or fewer questions were answered."""
        points = risk_coverage([row.reply.confidence for row in judged], [row.answers for row in judged])
        answered = [row for row in judged if row.reply.status is Status.ANSWERED]
        coverage = len(answered) / len(judged)
        risk = sum(not row.answers for row in answered) / max(len(answered), 1)

        def draw(figure: Figure) -> None:
            axes = figure.subplots()
            axes.step([p.coverage for p in points], [p.risk for p in points], where="post", color=BLUE)
            axes.plot([coverage], [risk], marker="D", markersize=9, color=ORANGE, linestyle="none")
            axes.annotate(
                self._text("report-operating-point"),
                (coverage, risk),
                (-10, 12),
                textcoords="offset points",
                ha="right",
            )
            axes.set_xlabel(self._text("report-axis-coverage"))
            axes.set_ylabel(self._text("report-axis-risk"))
            axes.set_ylim(bottom=-0.01)
            self._as_percent(axes)

        shown = {"coverage": self._percent(coverage), "risk": self._percent(risk)}
        return self._picture("risk", (5.6, 5.2), draw, area=self._decimal(area_under(points) or 0.0), **shown)

    def _picture(
        self, name: str, inches: tuple[float, float], draw: Callable[[Figure], None], **values: str
    ) -> Picture:
        title = self._text(f"report-picture-{name}")
        caption = self._text(f"report-caption-{name}", **values)
        with mpl.rc_context({**_STYLE, "svg.hashsalt": name}):
            figure = Figure(figsize=inches, layout="constrained")
            draw(figure)
            file = io.StringIO()
            figure.savefig(file, format="svg", metadata=_NO_METADATA, transparent=True)
        return Picture(title, caption, _inline(file.getvalue(), name, f"{title}. {caption}"))

    def _as_percent(self, axes: Axes) -> None:
        axes.set_xlim(-0.02, 1.02)
        axes.xaxis.set_major_formatter(FuncFormatter(self._percent))
        axes.yaxis.set_major_formatter(FuncFormatter(self._percent))

    def _text(self, key: str, **values: str | int) -> str:
        return self._catalogue.text(key, self._language, **values)

    def _percent(self, share: float, _: object = None) -> str:
        return str(format_percent(share, locale=self._language))

    def _decimal(self, number: float, _: object = None) -> str:
        return str(format_decimal(round(number, 3), locale=self._language))


def _groups(judged: Sequence[Judged]) -> tuple[tuple[str, list[Judged], str], ...]:
    return (
        ("answerable", [row for row in judged if row.question.answerable], BLUE),
        ("near", [row for row in judged if not row.question.answerable and row.question.distance != "far"], ORANGE),
        ("far", [row for row in judged if not row.question.answerable and row.question.distance == "far"], GREY),
    )


def _scores(judged: Sequence[Judged]) -> list[float]:
    return [row.reply.hits[0].score for row in judged if row.reply.hits]


def _inline(svg: str, name: str, alternative: str) -> str:
    """Without the head of a file of its own, and with ids that no other picture of the page has."""
    body = _ID.sub(rf"\1{name}-", svg[svg.index("<svg") :])
    return body.replace("<svg", f'<svg role="img" aria-label="{escape(alternative)}"', 1)
