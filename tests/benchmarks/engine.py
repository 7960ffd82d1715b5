"""The compiled engine beside torch: `python -m tests.benchmarks.engine FOLDER [--threads 1]`.

FOLDER holds xquad.de.json and xquad.en.json. Ratios of one run hold on a busy machine; times are of the processor.
Indexing alone is timed by the clock: either may use all processors, Sentence-Transformers as it is by default.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from index.encoder import Encoder, Vectors
from index.model_folder import find_model
from index.reader import Reader
from index.sentence_encoder import load_encoder, load_sentence_transformers
from tests.benchmarks.xquad import Corpus

T = TypeVar("T")
R = TypeVar("R")

_LONGEST_READ = 640
"""Characters of a passage that the dialogue lets the reader read."""
_TEXTS_IN_TURN = 64


@dataclass(frozen=True, slots=True)
class Measured:
    query_ms: float
    passages_a_second: float
    reading_ms: float
    queries: Vectors
    passages: Vectors
    answerable: tuple[float, ...]


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--models", type=click.Path(path_type=Path), default=Path("var/models"), show_default=True)
@click.option("--threads", default=1, show_default=True)
@click.option("--every", default=1, show_default=True, help="Ask only one question of so many.")
def main(folder: Path, models: Path, threads: int, every: int) -> None:
    starts = tuple(_starts())  # first: a child counts the memory of the process that it is forked from
    corpus = Corpus.load(folder)
    ours = load_encoder("bundled", models, threads=threads)
    compiled = _measured(ours, _compiled(models, threads), corpus, every)
    reference = load_sentence_transformers("bundled", models, threads=threads)
    torch = _measured(reference, _reference(models), corpus, every)
    rows = {passage.id: row for row, passage in enumerate(corpus.passages)}
    gold = np.array([rows[question.passage] for question in corpus.questions[::every]])
    table = Table("", "query ms", "reading ms", "passages/s", "R@1")
    for name, measured in (("compiled", compiled), ("torch", torch)):
        right = np.mean(_best(measured) == gold)
        figures = (measured.query_ms, measured.reading_ms, measured.passages_a_second)
        table.add_row(name, *(f"{figure:.1f}" for figure in figures), f"{right:.4f}")
    console = Console()
    console.print(table)
    for line in (*_parity(compiled, torch), _indexing(ours, models, corpus), *starts):
        console.print(line, highlight=False)


def _compiled(models: Path, threads: int) -> Reader:
    return Reader.load(models, threads=threads)


def _reference(models: Path) -> Reader:
    from index.reference_reader import reference_reader  # torch, which must not weigh on the compiled engine's figures

    return reference_reader(models)


def _measured(encoder: Encoder, reader: Reader, corpus: Corpus, every: int) -> Measured:
    asked = corpus.questions[::every]
    queries, each = _timed(lambda text: encoder.encode_queries([text])[0], [question.german for question in asked])
    texts = [passage.text for passage in corpus.passages]
    begun = time.process_time()
    passages = encoder.encode_passages(texts)
    speed = len(texts) / (time.process_time() - begun)
    held = {passage.id: passage.text[:_LONGEST_READ] for passage in corpus.passages}
    pairs = [(question.german, held[question.passage]) for question in asked[::20]]
    readings, reading = _timed(lambda pair: reader.read(pair[0], [pair[1]])[0].answerable, pairs)
    return Measured(each, speed, reading, np.array(queries), passages, tuple(readings))


def _timed(work: Callable[[T], R], items: Sequence[T]) -> tuple[list[R], float]:
    """The results, and the median of milliseconds of processor time."""
    results, times = [], []
    for item in items:
        begun = time.process_time()
        results.append(work(item))
        times.append(1000 * (time.process_time() - begun))
    return results, float(np.median(times))


def _best(measured: Measured) -> Vectors:
    best: Vectors = (measured.queries @ measured.passages.T).argmax(axis=1)
    return best


def _parity(compiled: Measured, torch: Measured) -> Iterator[str]:
    for name in ("queries", "passages"):
        cosines = (getattr(compiled, name) * getattr(torch, name)).sum(axis=1)
        yield f"cosine of {name}: smallest {cosines.min():.6f}, mean {cosines.mean():.6f}"
    yield f"same best passage: {np.mean(_best(compiled) == _best(torch)):.4f}"
    apart = np.abs(np.subtract(compiled.answerable, torch.answerable))
    yield f"log-odds of the reader apart: largest {apart.max():.3f}, mean {apart.mean():.3f}"


def _indexing(ours: Encoder, models: Path, corpus: Corpus) -> str:
    """By the clock, and in turns: a neighbour's work then slows down both."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(len(os.sched_getaffinity(0)))
    theirs = SentenceTransformer(str(find_model("bundled", models).path), device="cpu")
    texts = [passage.text for passage in corpus.passages]
    times: dict[str, float] = {"ours": 0.0, "theirs": 0.0}
    for start in range(0, len(texts), _TEXTS_IN_TURN):
        part = texts[start : start + _TEXTS_IN_TURN]
        for name, encode in (("ours", ours.encode_passages), ("theirs", theirs.encode_document)):
            begun = time.perf_counter()
            encode(part)
            times[name] += time.perf_counter() - begun
    speeds = {name: len(texts) / spent for name, spent in times.items()}
    return (
        f"indexing: {speeds['ours']:.1f} passages/s, Sentence-Transformers by default {speeds['theirs']:.1f}: "
        f"{speeds['ours'] / speeds['theirs']:.2f} times as fast"
    )


def _starts() -> Iterator[str]:
    """`ask` from the process's start to its end, with the models and an index on disk."""
    command = [sys.executable, "-m", "bot", "ask", "Wann fand die Konferenz in Leipzig statt?"]
    for _ in range(3):
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        yield f"ask: {time.monotonic() - begun:.2f} s, processor {spent:.2f} s, memory {after.ru_maxrss / 1024:.0f} MB"


if __name__ == "__main__":
    main()
