"""The measurements. Systems take turns, round by round, so that what else the machine does meets all of them alike."""

from __future__ import annotations

import json
import shutil
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from math import log2
from pathlib import Path
from typing import Any, TypeAlias

from tests.benchmarks.peers.material import MANY, XQUAD, Material
from tests.benchmarks.peers.memory import Memory
from tests.benchmarks.peers.process import Worker
from tests.benchmarks.peers.system import Way

Figures: TypeAlias = dict[str, dict[str, float]]
"""By the name of the way, or of the index, and then by what was measured."""

THREADS = (1, 2)
CLIENTS = 8
BUILT = "built.json"
ASK, SERVE = "strategiebot ask", "strategiebot serve"


@dataclass(frozen=True, slots=True)
class Effort:
    """How often things are measured.

    A start more than `starts` is made: the first one reads from the disk what the others find in the system's cache.
    """

    rounds: int = 15
    questions_a_round: int = 20
    crowds: int = 3
    questions_a_crowd: int = 80
    starts: int = 5
    warming: int = 10


@dataclass(frozen=True, slots=True)
class Bench:
    """`folder` keeps indexes and logs from one run to the next."""

    ways: Sequence[Way]
    model: Path
    material: Material
    folder: Path
    effort: Effort

    def index(self, collection: str, way: Way) -> Path:
        return self.folder / "indexes" / collection / way.index

    @contextmanager
    def worker(self, way: Way, threads: int, collection: str = "") -> Iterator[Worker]:
        """With the index of the collection open, if one is named."""
        with Worker(way, self.model, threads, self.folder / f"{way.peer}.log") as worker:
            if collection:
                worker.does("open", folder=str(self.index(collection, way)))
            yield worker


def build(bench: Bench, anew: Sequence[str] = ()) -> Figures:
    """Seconds for each index on two threads; what an earlier run has built is not built again but for `anew`."""
    texts, figures = bench.material.write(bench.folder), dict[str, dict[str, float]]()
    for collection, file in texts.items():
        for way in {way.index: way for way in bench.ways}.values():
            folder = bench.index(collection, way)
            if way.peer in anew or not (folder.parent / f"{way.index}-{BUILT}").exists():
                _build(bench, way, file, folder)
            told = json.loads((folder.parent / f"{way.index}-{BUILT}").read_text(encoding="utf-8"))
            figures.setdefault(way.index, {}).update({f"{collection}_{kind}": taken for kind, taken in told.items()})
    return figures


def _build(bench: Bench, way: Way, texts: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with bench.worker(way, max(THREADS)) as worker:
        told = worker.does("build", texts=str(texts), folder=str(folder))
    (folder.parent / f"{way.index}-{BUILT}").write_text(json.dumps(told), encoding="utf-8")


def quality(bench: Bench) -> Figures:
    """Of all XQuAD questions among its 240 German paragraphs."""
    return {way.name: _quality(bench, way) for way in bench.ways}


def _quality(bench: Bench, way: Way) -> dict[str, float]:
    right, figures = [question.passage for question in bench.material.questions], dict[str, float]()
    with bench.worker(way, max(THREADS), XQUAD) as worker:
        for language in ("german", "english"):
            asked = [getattr(question, language) for question in bench.material.questions]
            pairs = list(zip(worker.does("ask", questions=asked)["found"], right, strict=True))
            figures[f"{language}_recall@1"] = statistics.fmean(ids[:1] == [wanted] for ids, wanted in pairs)
            figures[f"{language}_ndcg@10"] = statistics.fmean(_gain(ids, wanted) for ids, wanted in pairs)
    return figures


def latency(bench: Bench) -> Figures:
    """Milliseconds from a question to its ranked passages among ten thousand, and questions a second of a crowd."""
    figures: Figures = {way.name: {} for way in bench.ways}
    for threads in THREADS:
        with ExitStack() as stack:
            workers = {way.name: stack.enter_context(bench.worker(way, threads, MANY)) for way in bench.ways}
            asked = bench.material.german(bench.effort.rounds * bench.effort.questions_a_round)
            for worker in workers.values():
                worker.does("ask", questions=asked[: bench.effort.warming])
            for name, took in _took(bench.effort, workers, asked).items():
                figures[name] |= {f"{what}_{threads}": figure for what, figure in took.items()}
            for name, rates in _crowded(bench.effort, workers, asked).items():
                figures[name][f"crowd_qps_{threads}"] = statistics.median(rates)
    return {name: figure | _best(figure) for name, figure in figures.items()}


def _best(figure: dict[str, float]) -> dict[str, float]:
    """With whichever number of threads suits it better."""
    quickest = min(THREADS, key=lambda threads: figure[f"p50_ms_{threads}"])
    return {
        "p50_ms": figure[f"p50_ms_{quickest}"],
        "p95_ms": figure[f"p95_ms_{quickest}"],
        "crowd_qps": max(figure[f"crowd_qps_{threads}"] for threads in THREADS),
    }


def _took(effort: Effort, workers: dict[str, Worker], asked: Sequence[str]) -> Figures:
    took: dict[str, list[float]] = {name: [] for name in workers}
    used = dict.fromkeys(workers, 0.0)
    for start in range(0, len(asked), effort.questions_a_round):
        for name, worker in workers.items():
            told = worker.does("ask", questions=asked[start : start + effort.questions_a_round])
            took[name] += told["ms"]
            used[name] += told["processor_ms"]
    return {
        name: {
            "p50_ms": statistics.median(taken),
            "p95_ms": statistics.quantiles(taken, n=20)[18],
            "processor_ms": used[name] / len(taken),
        }
        for name, taken in took.items()
    }


def _crowded(effort: Effort, workers: dict[str, Worker], asked: Sequence[str]) -> dict[str, list[float]]:
    rates: dict[str, list[float]] = {name: [] for name in workers}
    for number in range(effort.crowds):
        some = [asked[(number + at) % len(asked)] for at in range(effort.questions_a_crowd)]
        for name, worker in workers.items():
            rates[name].append(len(some) / worker.does("crowd", questions=some, clients=CLIENTS)["seconds"])
    return rates


def start(bench: Bench, ask: Callable[[], float]) -> Figures:
    """Seconds from a process's start to its first ranked passages among ten thousand, then its memory while it serves.

    Beside them the seconds of `ask`, our whole command.
    """
    seconds: dict[str, list[float]] = {name: [] for name in (ASK, *(way.name for way in bench.ways))}
    memory: dict[str, list[Memory]] = {way.name: [] for way in bench.ways}
    for _ in range(bench.effort.starts + 1):
        seconds[ASK].append(ask())
        for way in bench.ways:
            took, held = _started(bench, way)
            seconds[way.name].append(took)
            memory[way.name].append(held)
    figures = {name: {"start_seconds": statistics.median(taken[1:])} for name, taken in seconds.items()}  # see Effort
    return {name: figure | (_median(memory[name]) if name in memory else {}) for name, figure in figures.items()}


def _started(bench: Bench, way: Way) -> tuple[float, Memory]:
    question, *more = bench.material.german(51)
    began = time.perf_counter()
    with bench.worker(way, max(THREADS), MANY) as worker:
        worker.does("ask", questions=[question])
        took = time.perf_counter() - began
        worker.does("ask", questions=more)
        return took, Memory.of(worker.pid)


def _median(memory: Sequence[Memory]) -> dict[str, float]:
    taken = [asdict(each) for each in memory]
    return {f"{kind}_mb": statistics.median(each[kind] for each in taken) for kind in taken[0]}


def versions(bench: Bench, named: Callable[[str], list[str]]) -> dict[str, Any]:
    """Of the packages that were chosen, by peer."""
    found: dict[str, Any] = {}
    for way in {way.peer: way for way in bench.ways}.values():
        with bench.worker(way, 1) as worker:
            found[way.peer] = worker.does("versions", packages=named(way.peer))
    return found


def _gain(found: Sequence[str], right: str) -> float:
    """nDCG@10 of a question with one right passage (Järvelin and Kekäläinen 2002)."""
    return 1 / log2(found.index(right) + 2) if right in found else 0.0
