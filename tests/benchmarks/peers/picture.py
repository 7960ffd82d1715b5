"""The figures as one picture."""

from __future__ import annotations

from pathlib import Path

import matplotlib

from tests.benchmarks.peers.results import Results
from tests.benchmarks.peers.system import OURS, WAYS

matplotlib.use("Agg")
from matplotlib import pyplot  # after the choice of what draws without a screen

PANELS = (
    ("quality", "german_ndcg@10", "nDCG@10, German", "{:.3f}"),
    ("quality", "english_ndcg@10", "nDCG@10, English → German", "{:.3f}"),
    ("latency", "p50_ms", "one question, p50 ms", "{:.1f}"),
    ("latency", "crowd_qps", "questions a second, 8 clients", "{:.0f}"),
    ("start", "start_seconds", "start to first answer, seconds", "{:.1f}"),
    ("start", "pss_mb", "memory while serving, MB", "{:.0f}"),
)
_OURS, _PEER = "#1f5f3f", "#b8b8b8"


def draw(results: Results, file: Path) -> None:
    """Bars for each system; what was not measured has none."""
    figure, axes = pyplot.subplots(2, 3, figsize=(14, 7), layout="constrained")
    for axis, (stage, what, title, form) in zip(axes.flat, PANELS, strict=True):
        measured = {way.name: value for way in WAYS if (value := results.of(stage, way.name, what)) is not None}
        names = list(reversed(measured))
        colours = [_OURS if name == OURS else _PEER for name in names]
        bars = axis.barh(names, [measured[name] for name in names], color=colours)
        axis.bar_label(bars, [form.format(measured[name]) for name in names], padding=3, fontsize=8)
        axis.set_title(title, fontsize=10)
        axis.margins(x=0.15)
        axis.tick_params(labelsize=8)
        axis.spines[["top", "right"]].set_visible(False)
    figure.savefig(file)
    pyplot.close(figure)
