"""Ours beside its peers: `python -m tests.benchmarks.peers FOLDER [--only STAGE]`; writes table, figures and picture.

FOLDER holds XQuAD's xquad.de.json and xquad.en.json (CC BY-SA 4.0). The first run installs the peers (8 GB below
.venv-peers) and has them index ten thousand passages, which takes most of an hour; the other stages take as long again.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from index.bundled_model import unpack_bundled_model
from tests.benchmarks.peers import stages
from tests.benchmarks.peers.environment import interpreter, named_versions
from tests.benchmarks.peers.material import Material
from tests.benchmarks.peers.picture import draw
from tests.benchmarks.peers.results import Results
from tests.benchmarks.peers.stages import SERVE, Bench, Effort, Figures
from tests.benchmarks.peers.system import OURS, WAYS
from tests.benchmarks.peers.table import markdown
from tests.benchmarks.peers.whole import asking, serving
from tests.bot_api.process import ROOT


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--only", "chosen", multiple=True, type=click.Choice(["build", "quality", "latency", "start"]))
@click.option("--peer", "peers", multiple=True, help="Only these, and ours.")
@click.option("--anew", multiple=True, help="Build the indexes of these again, though they are there.")
@click.option("--passages", default=10_000, show_default=True, help="In the larger collection; another WORK for each.")
@click.option("--out", type=click.Path(path_type=Path), default=ROOT / "docs" / "benchmarks", show_default=True)
@click.option("--work", type=click.Path(path_type=Path), default=ROOT / "var" / "peers", show_default=True)
@click.option("--models", type=click.Path(path_type=Path), default=ROOT / "var" / "models", show_default=True)
def main(
    folder: Path,
    *,
    chosen: tuple[str, ...],
    peers: tuple[str, ...],
    anew: tuple[str, ...],
    passages: int,
    out: Path,
    work: Path,
    models: Path,
) -> None:
    work.mkdir(parents=True, exist_ok=True)
    ways = [way for way in WAYS if not peers or way.peer in (OURS, *peers)]
    for peer in dict.fromkeys(way.peer for way in ways):
        interpreter(peer)
    bench = Bench(ways, unpack_bundled_model(models.absolute()), Material.of(folder, passages), work, Effort())
    results = Results.load(out / "peers.json")
    results.tell(stages.versions(bench, named_versions), passages)
    for name, measure in _stages(bench, anew).items():
        if not chosen or name in chosen:
            load = os.getloadavg()[0]
            click.echo(f"{name} …", err=True)
            results.keep(name, measure(), load)
    (out / "peers.md").write_text(markdown(results), encoding="utf-8")
    draw(results, out / "peers.svg")
    click.echo(markdown(results))


def _stages(bench: Bench, anew: tuple[str, ...]) -> dict[str, Callable[[], Figures]]:
    return {
        "build": lambda: stages.build(bench, anew),
        "quality": lambda: stages.quality(bench),
        "latency": lambda: stages.latency(bench),
        "start": lambda: _start(bench),
    }


def _start(bench: Bench) -> Figures:
    with asking() as ask:
        return stages.start(bench, ask) | {SERVE: serving()}


if __name__ == "__main__":
    main()
