"""What a refresh of one document among many costs: `python -m tests.benchmarks.refresh [--documents N] [--bundled]`.

Seconds from the documents in hand to the published snapshot, step by step, on the very path of `strategiebot refresh`
without its golden questions. The documents are made up (see synthetic_documents). Vectors are made up too; with
--bundled the bundled model embeds what a refresh embeds, while those of the first build, which would take it hours,
stay made up in its name.
"""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

import click
from rich.console import Console
from rich.table import Table

from index import snapshots
from index.builder import build
from index.cut import Cut
from index.difference import Difference
from index.embedding import Embedding
from index.embedding_store import EmbeddingStore
from index.encoder import Encoder
from index.lexicon import Lexicon
from index.sentence_encoder import load_encoder
from index.snapshot import Snapshot, SnapshotError
from index.snapshots import SnapshotStore
from index.vectors import VectorIndex
from knowledge.document import Document
from tests.benchmarks.random_encoder import RandomEncoder
from tests.benchmarks.synthetic_documents import synthetic_documents

_STEPS: dict[str, tuple[Any, str]] = {
    "load the live one": (SnapshotStore, "load_live"),
    "cut": (Cut, "of"),
    "embed": (Embedding, "vectors"),
    "vectors": (VectorIndex, "updated"),
    "lexicon": (Lexicon, "updated"),
    "save": (Snapshot, "save"),
    "verify": (snapshots, "verified"),
    "difference": (Difference, "between"),
}
_OTHER, _ALL, _LOAD = "all else", "all together", "(a bot loads it)"
_PROCESSOR = "(of it on a processor, both cores)"


class Stopwatch:
    """Seconds spent in each step while `running`."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(_STEPS, 0.0)

    @contextmanager
    def running(self) -> Iterator[None]:
        with ExitStack() as stack:
            for name, (owner, attribute) in _STEPS.items():
                timed = partial(self._timed, name, getattr(owner, attribute))
                bound = isinstance(vars(owner)[attribute], classmethod)
                new = staticmethod(timed) if bound else _method(timed)
                stack.enter_context(patch.object(owner, attribute, new))
            start, used = perf_counter(), process_time()
            yield
        whole = perf_counter() - start
        self.seconds |= {_OTHER: whole - sum(self.seconds.values()), _ALL: whole}
        self.seconds[_PROCESSOR] = process_time() - used

    def _timed(self, name: str, call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        start = perf_counter()
        try:
            return call(*args, **kwargs)
        finally:
            self.seconds[name] += perf_counter() - start


@click.command(help=__doc__)
@click.option("--documents", "count", default=10_000, show_default=True)
@click.option("--bundled", is_flag=True)
@click.option("--models", type=click.Path(path_type=Path), default=Path("var/models"), show_default=True)
def main(count: int, bundled: bool, models: Path) -> None:
    encoder: Encoder = load_encoder("bundled", models, threads=2) if bundled else RandomEncoder()
    first = RandomEncoder(encoder.name, encoder.fingerprint)
    documents = list(synthetic_documents(count))
    with TemporaryDirectory(dir=".") as folder:  # a real disk, where /tmp may be memory
        store, kept = SnapshotStore(Path(folder) / "snapshots"), EmbeddingStore(Path(folder) / "embeddings")
        columns = {"first build": _refresh(documents, first, store, kept)}
        for title, changed in _changes(documents):
            columns[title] = _refresh(changed, encoder, store, kept)
            columns[title][_LOAD] = _seconds_to_load(store, encoder)
    Console(width=120).print(_table(columns))
    Console().print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory at most")


def _refresh(
    documents: Sequence[Document], encoder: Encoder, store: SnapshotStore, kept: EmbeddingStore
) -> dict[str, float]:
    watch = Stopwatch()
    with watch.running():
        try:
            before = store.load_live().snapshot
        except SnapshotError:
            before = None
        after = build(documents, encoder, before, kept=kept)
        Difference.between(before, after)
        store.publish(after)
    store.prune(2)
    return watch.seconds


def _changes(documents: list[Document]) -> Iterator[tuple[str, list[Document]]]:
    """Each step goes on from the one before; what happens to a document happens in the middle."""
    middle = len(documents) // 2
    body = f"{documents[middle].body}\n\nDieser Satz über die Messe in Leipzig kam am 7. März 2026 hinzu."
    documents = [*documents[:middle], replace(documents[middle], body=body), *documents[middle + 1 :]]
    yield "one changed", documents
    renamed = replace(documents[middle], id=f"{documents[middle].id}-neu")
    documents = [*documents[:middle], renamed, *documents[middle + 1 :]]
    yield "one renamed", documents
    yield "one removed", [*documents[:middle], *documents[middle + 1 :]]


def _seconds_to_load(store: SnapshotStore, encoder: Encoder) -> float:
    start = perf_counter()
    store.load_live(encoder)
    return perf_counter() - start


def _table(columns: dict[str, dict[str, float]]) -> Table:
    table = Table("seconds", *columns)
    for row in (*_STEPS, _OTHER, _ALL, _PROCESSOR, _LOAD):
        figures = (f"{seconds[row]:.2f}" if row in seconds else "" for seconds in columns.values())
        table.add_row(row, *figures, style="bold" if row == _ALL else None)
    return table


def _method(call: Callable[..., Any]) -> Callable[..., Any]:
    """A function, so that it is bound to its object where it is an attribute of a class."""
    return lambda *args, **kwargs: call(*args, **kwargs)


if __name__ == "__main__":
    main()
