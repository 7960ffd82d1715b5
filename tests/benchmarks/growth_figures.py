"""What growth costs: figures as JSON, as a table and as a picture."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Milliseconds:
    p50: float
    p95: float

    def __str__(self) -> str:
        return f"{self.p50:.1f} / {self.p95:.1f}"


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one size. `memory` is in megabytes: `own` of the process, `mapped` pages of files besides, which the system
    takes back when it needs them. Seconds of a build are without embedding."""

    passages: int
    sentences: int
    way: str
    recall: float
    vectors: Milliseconds
    words: Milliseconds
    together: Milliseconds
    waited: Milliseconds
    own: float
    mapped: float
    disk: float
    build_seconds: float
    build_memory: float
    load_seconds: float


MARK = "<!-- figures -->"
COLUMNS = (
    "passages", "way", "recall@10", "vectors p50 / p95 ms", "words p50 / p95 ms", "together p50 / p95 ms",
    "by the clock",
    "memory MB", "+ mapped MB", "disk MB", "build s", "build MB", "load s",
)  # fmt: skip


def table(all_figures: Sequence[Figures]) -> str:
    """In Markdown."""
    lines = [COLUMNS, ("---:",) * len(COLUMNS), *map(_cells, all_figures)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cells(each: Figures) -> tuple[str, ...]:
    return (
        f"{each.passages:,}", each.way, f"{each.recall:.3f}", str(each.vectors), str(each.words), str(each.together),
        str(each.waited),
        f"{each.own:,.0f}", f"{each.mapped:,.0f}", f"{each.disk:,.0f}", f"{each.build_seconds:,.1f}",
        f"{each.build_memory:,.0f}", f"{each.load_seconds:.2f}",
    )  # fmt: skip


def save(all_figures: Sequence[Figures], path: Path) -> None:
    path.write_text(json.dumps([asdict(each) for each in all_figures], indent=2) + "\n", encoding="utf-8")


def load(path: Path) -> list[Figures]:
    times = ("vectors", "words", "together", "waited")
    told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return [Figures(**each | {name: Milliseconds(**each[name]) for name in times}) for each in told]


def insert(all_figures: Sequence[Figures], page: Path) -> None:
    """Puts the table into a page, in the place of the one from the last time."""
    before, _, after = page.read_text(encoding="utf-8").partition(MARK)
    rest = after.lstrip().split("\n\n", 1)[1] if after.lstrip().startswith("|") else after.lstrip()
    page.write_text(f"{before}{MARK}\n{table(all_figures)}\n\n{rest}", encoding="utf-8")


def draw(all_figures: Sequence[Figures], path: Path) -> None:
    """Latency, memory and seconds over the number of passages, all scales logarithmic."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    mpl.rcParams["svg.hashsalt"] = "growth"  # the same picture for the same figures
    figure = Figure(figsize=(12, 3.6), layout="constrained")
    panels = figure.subplots(1, 3)
    sizes = [each.passages for each in all_figures]
    lines = (
        {name: [getattr(each, name).p95 for each in all_figures] for name in ("vectors", "words", "together")},
        {"of the process": [each.own for each in all_figures], "mapped": [each.mapped for each in all_figures]},
        {"build": [each.build_seconds for each in all_figures], "load": [each.load_seconds for each in all_figures]},
    )
    for panel, title, curves in zip(panels, ("search, p95 in ms", "memory in MB", "seconds"), lines, strict=True):
        for name, heights in curves.items():
            panel.loglog(sizes, heights, marker="o", label=name)
        panel.set_title(title)
        panel.set_xlabel("passages")
        panel.grid(alpha=0.3)
        panel.legend()
    figure.savefig(path, format="svg", metadata={"Date": None})
