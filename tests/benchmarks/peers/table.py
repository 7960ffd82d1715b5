"""The figures as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.benchmarks.peers.goals import Goal, goals
from tests.benchmarks.peers.results import Results
from tests.benchmarks.peers.stages import THREADS


@dataclass(frozen=True, slots=True)
class Part:
    """One table: a row for each system, `digits` behind the point. `{passages}` in the title is how many there were."""

    title: str
    stage: str
    columns: tuple[str, ...]
    digits: int


PARTS = (
    Part(
        "Quality: 1,190 questions of XQuAD in each language, 240 German paragraphs",
        "quality",
        ("german_recall@1", "german_ndcg@10", "english_recall@1", "english_ndcg@10"),
        3,
    ),
    Part(
        "One question among {passages:,} passages, and questions a second of 8 clients, by number of threads",
        "latency",
        tuple(f"{what}_{threads}" for threads in THREADS for what in ("p50_ms", "p95_ms", "processor_ms", "crowd_qps")),
        1,
    ),
    Part(
        "From the process's start to the first answer, and memory then",
        "start",
        ("start_seconds", "rss_mb", "pss_mb"),
        2,
    ),
    Part(
        "Seconds to build the index: XQuAD's paragraphs, {passages:,} passages",
        "build",
        ("xquad_seconds", "many_seconds"),
        1,
    ),
)


def markdown(results: Results) -> str:
    return "\n".join(_lines(results)) + "\n"


def _lines(results: Results) -> Iterator[str]:
    yield "# Beside the peers"
    yield ""
    yield "Written by `python -m tests.benchmarks.peers`; [README.md](README.md) says how it is measured."
    yield ""
    yield from (f"- {line}" for line in _about(results))
    reached = map(_goal, goals(results))
    yield from _titled("What was to be reached", ("", "wanted", "ours", "best peer", "ratio", ""), reached)
    for part in PARTS:
        yield from _titled(
            part.title.format(passages=results.about.get("passages", 0)), ("", *part.columns), _rows(results, part)
        )


def _rows(results: Results, part: Part) -> Iterator[Sequence[str]]:
    for row in results.figures.get(part.stage, {}):
        yield [row, *(_cell(results.of(part.stage, row, column), part.digits) for column in part.columns)]


def _about(results: Results) -> Iterator[str]:
    machine = results.about.get("machine", {})
    yield ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in machine.items())
    for stage in results.figures:
        told = results.about[stage]
        yield f"{stage}: taken {told['taken']}, load before {told['load_before']}"
    for peer, packages in results.about.get("versions", {}).items():
        yield f"{peer}: {', '.join(f'{package} {version}' for package, version in packages.items())}"


def _titled(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield from ("", f"## {title}", "", f"| {' | '.join(head)} |", f"|{'---|' * len(head)}")
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _goal(goal: Goal) -> list[str]:
    ratio = goal.best / goal.ours if "fast" in goal.wanted else goal.ours / goal.best
    figures = (f"{goal.ours:.3f}", f"{goal.best:.3f} ({goal.peer})", f"{ratio:.2f}")
    return [goal.what, goal.wanted, *figures, "reached" if goal.reached else "not reached"]


def _cell(figure: float | None, digits: int) -> str:
    return "–" if figure is None else f"{figure:.{digits}f}"
