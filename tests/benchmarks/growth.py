"""How the cost grows with the number of passages: `python -m tests.benchmarks.growth [--up-to 1000000]`.

Documents are made up (see grown_documents), --encoded passages and all questions are really encoded by the bundled
model, other vectors are derived from these (see derived_encoder). Everything is kept below --folder and gone on with;
a million passages need 10 GB of disk and half an hour. Times of searches are those of the one processor they use;
`waited` is what a clock shows, which counts other work on the machine, too.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from typing import Any

import click
import numpy as np
from rich.console import Console

from bot.step_bars import step_bars
from index.builder import build
from index.candidates import NEAR, saying
from index.encoder import Encoder, Progress, Vectors
from index.held import Held
from index.retriever import Retriever
from index.snapshot import Snapshot, sentence_starts
from index.takeover import Rows
from index.vectors import ApproximateIndex
from tests.benchmarks import growth_figures
from tests.benchmarks.encoded_sample import EncodedSample
from tests.benchmarks.exact_reference import exact_reference
from tests.benchmarks.grown_documents import Grammar, grown_documents
from tests.benchmarks.growth_figures import Figures, Milliseconds
from tests.benchmarks.memory_limit import let_go, limited

DOCS = Path("docs")
TIMES = ("vectors", "words", "together", "waited")
_TUNED_ON = 100
"""Questions, the first ones, by which the figures in `index.candidates` were chosen, with those from 300 to 500;
recall is that of the 200 between."""


@click.group(invoke_without_command=True, help=__doc__)
@click.option("--up-to", default=1_000_000, show_default=True)
@click.option("--encoded", default=20_000, show_default=True)
@click.option("--folder", type=click.Path(path_type=Path), default=Path("var/growth"), show_default=True)
@click.option("--models", type=click.Path(path_type=Path), default=Path("var/models"), show_default=True)
@click.pass_context
def main(context: click.Context, up_to: int, encoded: int, folder: Path, models: Path) -> None:
    sample = EncodedSample(folder, models)
    context.obj = sample
    if context.invoked_subcommand:
        return
    sample.prepare(encoded)
    sizes = [10**power for power in range(3, 8) if 10**power <= up_to]
    found = []
    for size in sizes:
        built, _, measured = (
            _child(folder, models, step, size) for step in ("build-one", "search-exactly", "measure-one")
        )
        figures: dict[str, Any] = {name: Milliseconds(**measured.pop(name)) for name in TIMES}
        found.append(Figures(**built, **measured, **figures))
        Console(width=200).print(growth_figures.table(found), markup=False)
    growth_figures.save(found, DOCS / "growth.json")
    growth_figures.draw(found, DOCS / "growth.svg")
    growth_figures.insert(found, DOCS / "growth.md")


def _child(folder: Path, models: Path, step: str, size: int) -> dict[str, Any]:
    """In a process of its own, whose memory is that of one step."""
    options = ("--folder", str(folder), "--models", str(models), step, str(size))
    command = [sys.executable, "-m", "tests.benchmarks.growth", *options]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return dict(json.loads(told))


@main.command()
@click.argument("size", type=int)
@click.pass_obj
def build_one(sample: EncodedSample, size: int) -> None:
    """Builds and saves one snapshot, unless it is there."""
    folder = sample.folder / f"{size}"
    if not (folder / "built.json").exists():
        shutil.rmtree(folder, ignore_errors=True)
        documents = list(grown_documents(Grammar.shipped(), size))
        encoder = _TimedEncoder(sample.encoder())
        begun = perf_counter()
        with step_bars(Console(stderr=True)) as bars:
            snapshot = build(documents, encoder, progress=lambda step, done, of: bars(str(step), done, of))
        snapshot.save(folder / "snapshot")
        figures = {
            "passages": len(snapshot.passages),
            "sentences": len(snapshot.sentence_vectors),
            "build_seconds": perf_counter() - begun - encoder.seconds,
            "build_memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "disk": sum(file.stat().st_size for file in (folder / "snapshot").iterdir()) / 1e6,
        }
        (folder / "built.json").write_text(json.dumps(figures))
    click.echo((folder / "built.json").read_text())


@main.command()
@click.argument("size", type=int)
@click.option("--questions", "count", default=500, show_default=True)
@click.pass_obj
def measure_one(sample: EncodedSample, size: int, count: int) -> None:
    """Loads one snapshot and searches it."""
    folder = sample.folder / f"{size}"
    known, (texts, vectors) = _tuned_on(sample), _unseen(sample, count)
    reference = np.load(folder / "reference.npy")
    begun = perf_counter()
    snapshot = Snapshot.load(folder / "snapshot")
    retriever = Retriever(snapshot, None)
    load_seconds = perf_counter() - begun
    for text, vector in zip(*known, strict=True):
        retriever.search_vector(text, vector)
    rankings, times, waits = [], [], []
    for text, vector in zip(texts, vectors, strict=True):
        begun = thread_time()
        ranking = retriever.search_vector(text, vector)
        times.append((thread_time() - begun) * 1000)
        waits.append(ranking.search_ms)
        rankings.append([snapshot.row(hit.passage.id) for hit in ranking.hits])
    memory = _memory()
    pairs = zip(rankings, reference, strict=False)
    recall = np.mean([len(set(found) & set(best)) / len(best) for found, best in pairs])
    figures = {
        "way": "approximate" if snapshot.large else "exact",
        "recall": float(recall),
        "vectors": asdict(_timed(lambda row: _by_vectors(snapshot, vectors[row]), count)),
        "words": asdict(_timed(lambda row: _by_words(snapshot, texts[row]), count)),
        "together": asdict(_spread(times)),
        "waited": asdict(_spread(waits)),
        "own": memory["RssAnon"],
        "mapped": memory["RssFile"],
        "load_seconds": load_seconds,
    }
    click.echo(json.dumps(figures))


@main.command()
@click.argument("size", type=int)
@click.option("--megabytes", default=1_500, show_default=True, help="Of this process and of the files it has mapped.")
@click.option("--questions", "count", default=300, show_default=True)
@click.pass_obj
def search_within(sample: EncodedSample, size: int, megabytes: int, count: int) -> None:
    """Searches three times over in so little memory; prints p50 and p95 by the clock of each time, in milliseconds."""
    folder = sample.folder / f"{size}" / "snapshot"
    texts, vectors = _unseen(sample, count)
    let_go(folder)
    with limited(megabytes):
        retriever = Retriever(Snapshot.load(folder), None)
        for _ in range(3):
            waits = [retriever.search_vector(*asked).search_ms for asked in zip(texts, vectors, strict=True)]
            click.echo(json.dumps({"waited": asdict(_spread(waits)), "memory": _memory()}))


def _by_vectors(snapshot: Snapshot, vector: Vectors) -> object:
    if snapshot.large:
        return snapshot.large.means.nearest(vector, NEAR)
    return snapshot.passage_vectors.scores(vector), snapshot.sentence_vectors.scores(vector)


def _by_words(snapshot: Snapshot, text: str) -> object:
    lexicon = snapshot.passage_lexicon
    terms = lexicon.terms(text)
    return saying(Held(lexicon, snapshot.large.passage_bits, terms)) if snapshot.large else lexicon.coverage(terms)


def _tuned_on(sample: EncodedSample) -> tuple[list[str], Vectors]:
    texts, vectors = sample.questions()
    return texts[:_TUNED_ON], vectors[:_TUNED_ON]


def _unseen(sample: EncodedSample, count: int) -> tuple[list[str], Vectors]:
    texts, vectors = sample.questions()
    return texts[_TUNED_ON : _TUNED_ON + count], vectors[_TUNED_ON : _TUNED_ON + count]


@main.command()
@click.argument("size", type=int)
@click.option("--questions", "count", default=200, show_default=True)
@click.pass_obj
def search_exactly(sample: EncodedSample, size: int, count: int) -> None:
    """Works out what exact search finds, of which nothing is left in memory when times are measured."""
    folder = sample.folder / f"{size}"
    if not (folder / "reference.npy").exists():
        rows = exact_reference(Snapshot.load(folder / "snapshot"), *_unseen(sample, count))
        np.save(folder / "reference.npy", rows)
    click.echo("{}")


@main.command()
@click.pass_obj
def compare(sample: EncodedSample) -> None:
    """Sets the really encoded passages beside the same ones with derived vectors: how close the nearest are to a
    question, and how many of the ten nearest the index finds among its lists."""
    texts, vectors = sample.texts_and_vectors()
    passages = sample.passages()
    starts = sentence_starts(passages)
    is_passage = np.zeros(len(texts), np.bool_)
    is_passage[starts[:-1] + np.arange(len(passages))] = True
    asked = sample.questions()[1]
    for name, found in (("really encoded", vectors), ("derived", sample.encoder().encode_passages(texts))):
        owners = np.repeat(np.arange(len(passages)), np.diff(starts))
        means = (found[~is_passage] + found[is_passage][owners]) / 2
        index = ApproximateIndex.updated(None, Rows.of([""] * len(means)), means.__getitem__, 384)
        scores = asked @ means.T
        best = np.argsort(-scores, axis=1)[:, :100]
        ten = [set(rows) for rows in best[:, :10]]
        near = [set(index.nearest(vector, NEAR).ids) for vector in asked]
        recall = np.mean([len(one & other) / 10 for one, other in zip(ten, near, strict=True)])
        at = [float(np.mean(np.take_along_axis(scores, best, 1)[:, rank - 1])) for rank in (1, 10, 100)]
        click.echo(
            f"{name}: {len(means)} means, cosines at 1, 10, 100: {at}, median {np.median(scores):.4f}, {recall:.3f}"
        )


class _TimedEncoder:
    """Counts the seconds that encoding takes, which are another model's another time."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.fingerprint, self.dimension = encoder.name, encoder.fingerprint, encoder.dimension
        self.seconds = 0.0
        self._encoder = encoder

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        begun = perf_counter()
        vectors = self._encoder.encode_passages(texts, progress)
        self.seconds += perf_counter() - begun
        return vectors


def _timed(work: Callable[[int], object], count: int) -> Milliseconds:
    times = []
    for row in range(count):
        begun = thread_time()
        work(row)
        times.append((thread_time() - begun) * 1000)
    return _spread(times)


def _spread(times: Sequence[float]) -> Milliseconds:
    return Milliseconds(float(median(times)), float(np.percentile(times, 95)))


def _memory() -> dict[str, float]:
    """Megabytes by what the kernel calls them."""
    lines = Path("/proc/self/status").read_text().splitlines()
    parts = (line.split() for line in lines if line.startswith("Rss"))
    return {name.rstrip(":"): int(kilobytes) / 1024 for name, kilobytes, _ in parts}


if __name__ == "__main__":
    main()
