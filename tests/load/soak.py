"""`python -m tests.load.soak [--minutes 60] [--rate 5]`: questions at an even pace; exit status 1 where a figure fails.

Prints memory over time, its growth, errors and how long answers took.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bot_api.citizen import Citizen
from tests.e2e.service import MODES
from tests.load.questions import texts
from tests.load.stage import Stage, staged

CHATS = 600
"""Each asks every two minutes at five questions a second."""

WARM = 0.2
"""Share of the time after which growth of memory counts: caches are full by then."""

GROWTH = 5.0
"""Per cent of memory that may be added."""

LAST_ANSWER = 30.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Asked:
    chat: int
    at: float


@dataclass(slots=True)
class Samples:
    """Memory in megabytes by seconds since the start."""

    taken: list[tuple[float, float]] = field(default_factory=list)

    def growth(self, whole: float) -> float:
        """Per cent from the end of the warm-up to the end, by medians."""
        tenth = whole / 10
        first = [size for at, size in self.taken if WARM * whole <= at < WARM * whole + tenth]
        last = [size for at, size in self.taken if at >= whole - tenth]
        return 100 * (statistics.median(last) / statistics.median(first) - 1) if first and last else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    asked: int
    unanswered: int
    errors: list[str]
    growth: float
    latencies: Sequence[float]
    lag: float

    @property
    def good(self) -> bool:
        return not self.unanswered and not self.errors and self.growth < GROWTH

    def percentile(self, hundredth: int) -> float:
        return statistics.quantiles(self.latencies, n=100)[hundredth - 1] if len(self.latencies) > 1 else 0.0


def soak(stage: Stage, seconds: float, rate: float, tell: bool = True) -> Outcome:
    """Ask for so long; what came of it."""
    since, lag = int(stage.desk.calls()["next"]), stage.lag()
    samples, over = Samples(), threading.Event()
    watching = threading.Thread(target=_watch, args=(stage, samples, over, seconds / 12 if tell else 0.0))
    watching.start()
    try:
        asked = _ask(stage, seconds, rate)
        answered = _answers(stage, since, asked)
    finally:
        over.set()
        watching.join()
    latencies = [answered[one] for one in asked if one in answered]
    late = stage.lag().since(lag).percentile(0.99)
    return Outcome(
        len(asked), len(asked) - len(latencies), _errors(stage, since), samples.growth(seconds), latencies, late
    )


def _ask(stage: Stage, seconds: float, rate: float) -> list[Asked]:
    citizens, asked, wording = [Citizen(stage.desk) for _ in range(CHATS)], [], texts()
    began = time.monotonic()
    for number in range(int(seconds * rate)):
        time.sleep(max(0.0, began + number / rate - time.monotonic()))
        citizen = citizens[number % CHATS]
        asked.append(Asked(citizen.id, time.time()))
        citizen.say(next(wording))
    return asked


def _answers(stage: Stage, since: int, asked: Sequence[Asked]) -> dict[Asked, float]:
    """Seconds to the first message in the chat after each question; waits for the last ones."""
    until = time.monotonic() + LAST_ANSWER
    while True:
        came: dict[int, list[float]] = {}
        for call in stage.desk.calls(since, method="sendMessage")["calls"]:
            came.setdefault(call["chat"], []).append(call["at"])
        found = {
            one: min(later) - one.at
            for one in asked
            if (later := [at for at in came.get(one.chat, []) if at >= one.at])
        }
        if len(found) == len(asked) or time.monotonic() > until:
            return found
        time.sleep(1.0)


def _watch(stage: Stage, samples: Samples, over: threading.Event, told_every: float) -> None:
    began, told = time.monotonic(), 0.0
    while not over.wait(0.5):
        passed, size = time.monotonic() - began, stage.process.resident_megabytes()
        samples.taken.append((passed, size))
        if told_every and passed >= told:
            print(f"{passed:7.0f} s  {size:7.1f} MB", file=sys.stderr, flush=True)
            told += told_every


def _errors(stage: Stage, since: int) -> list[str]:
    overruns = stage.desk.state()["flood"]["overruns"]
    overall = [str(overrun) for overrun in overruns if overrun["scope"] == "overall"]
    return [*stage.complaints(since), *overall]


def figures(outcome: Outcome) -> dict[str, object]:
    return {
        "questions": outcome.asked,
        "unanswered": outcome.unanswered,
        "errors": len(outcome.errors),
        "examples": outcome.errors[:3],
        "memory_growth_percent": round(outcome.growth, 1),
        "seconds_p50": round(outcome.percentile(50), 3),
        "seconds_p95": round(outcome.percentile(95), 3),
        "seconds_p99": round(outcome.percentile(99), 3),
        "seconds_max": round(max(outcome.latencies, default=0.0), 3),
        "loop_lag_p99_at_most": outcome.lag,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--rate", type=float, default=5.0, help="questions a second")
    parser.add_argument("--mode", choices=MODES, default="polling")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, staged(Path(folder), wanted.mode) as stage:
        outcome = soak(stage, 60 * wanted.minutes, wanted.rate)
    print(json.dumps({"minutes": wanted.minutes, "rate": wanted.rate, "mode": wanted.mode, **figures(outcome)}))
    return 0 if outcome.good else 1


if __name__ == "__main__":
    sys.exit(main())
