"""What was to be reached against the peers, and what was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.benchmarks.peers.results import Results
from tests.benchmarks.peers.stages import ASK, SERVE
from tests.benchmarks.peers.system import OURS

Comparison = Callable[[float, float], bool]
"""Whether ours, beside the best peer's, is what was wanted."""


@dataclass(frozen=True, slots=True)
class Goal:
    """`best` is the best peer's figure."""

    what: str
    wanted: str
    ours: float
    best: float
    peer: str
    reached: bool


def goals(results: Results) -> Iterator[Goal]:
    """Those whose figures have been measured."""
    yield from _least(results, "p50_ms", "≥ 5 times as fast", lambda ours, best: best >= 5 * ours, stage="latency")
    for way in (OURS, ASK):
        wanted = "≥ 4 times as fast, and under 2 s"
        yield from _least(results, "start_seconds", wanted, lambda ours, best: best >= 4 * ours and ours < 2, way=way)
    for way in (OURS, SERVE):
        yield from _least(results, "pss_mb", "≤ 0.4 of the leanest", lambda ours, best: ours <= 0.4 * best, way=way)
    for what in ("german_recall@1", "german_ndcg@10", "english_recall@1", "english_ndcg@10"):
        yield from _most(results, what)


def _least(
    results: Results, what: str, wanted: str, reached: Comparison, *, stage: str = "start", way: str = OURS
) -> Iterator[Goal]:
    ours, peers = results.of(stage, way, what), results.peers(stage, what)
    if ours is not None and peers:
        peer = min(peers, key=lambda name: peers[name])
        yield Goal(f"{what} of {way}", wanted, ours, peers[peer], peer, reached(ours, peers[peer]))


def _most(results: Results, what: str) -> Iterator[Goal]:
    ours, peers = results.of("quality", OURS, what), results.peers("quality", what)
    if ours is not None and peers:
        peer = max(peers, key=lambda name: peers[name])
        yield Goal(what, "higher", ours, peers[peer], peer, ours > peers[peer])
