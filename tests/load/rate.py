"""`python -m tests.load.rate [--mode polling webhook]`: how many questions a second the whole Telegram path answers.

The real `serve`, the local Bot API server and N chats, all on this machine. Questions differ and come at random moments
(a Poisson process). Told for each rate: answers a second, and how long after a question's arrival at the server its
answer arrives there; at the end the highest rate that was kept up with 95 % of the answers within 300 ms. The limit for
messages to all chats, which the bot keeps for Telegram's sake, is lifted unless `--as-shipped` is given. Exit status 1
where an answer is missing, or the server or the bot found anything wrong.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from tests.bot_api.refusal import Json
from tests.e2e.service import MODES, Mode
from tests.load.questions import distinct
from tests.load.stage import Stage, staged

FIRST_CHAT = 800_000_000
QUICK = 0.3
"""Seconds in which 95 % of the answers must be there."""

KEPT_UP = 0.97
"""Share of the rate at which answers must come, too: with less, a queue grows."""

PATIENCE = 120.0
"""Seconds to wait for the last answers."""

LEAST = 1.0
"""Questions a second; who cannot keep that up keeps nothing up."""

_LATER = 2**40
"""No call has this number yet."""

LIFTED = {"messages_per_second": 1000, "longest_wait_seconds": 600, "waiting_per_chat": 100}
"""Nobody is asked to wait, however slow the answers are: a word of apology is no answer."""


@dataclass(frozen=True, slots=True)
class Step:
    """One rate for a while; times in seconds, those of the processor for each answer in milliseconds."""

    rate: float
    asked: int
    answered: int
    answers_a_second: float
    p50: float
    p95: float
    p99: float
    longest: float
    processor_ms: float
    errors: tuple[str, ...]

    @property
    def line(self) -> str:
        times = " ".join(f"{name} {1000 * getattr(self, name):6.0f} ms" for name in ("p50", "p95", "p99", "longest"))
        told = f"{self.rate:6.1f}/s asked, {self.answers_a_second:6.1f}/s answered, {times}, "
        return f"{told}processor {self.processor_ms:5.1f} ms{'' if self.good else '  too much'} {' '.join(self.errors)}"

    @property
    def whole(self) -> bool:
        return self.answered == self.asked and not self.errors

    @property
    def good(self) -> bool:
        return self.whole and self.p95 <= QUICK and self.answers_a_second >= KEPT_UP * self.rate


class Load:
    """Asks one stage at one rate after the other; no question twice."""

    def __init__(self, stage: Stage, chats: int) -> None:
        self._stage = stage
        self._wording = distinct()
        self._askers = itertools.cycle(range(FIRST_CHAT, FIRST_CHAT + chats))
        self._chance = random.Random(7)  # noqa: S311  # chance, not secrecy

    def step(self, rate: float, seconds: float) -> Step:
        since, used = int(self._stage.desk.calls(_LATER)["next"]), self._stage.process.cpu_seconds()
        asked = list(self._questions(rate, seconds))
        arrivals = self._stage.desk.updates(asked)
        chats = [update["message"]["chat"]["id"] for _, update in asked]
        latencies, last = self._answers(since, chats, arrivals)
        used = self._stage.process.cpu_seconds() - used
        cuts = statistics.quantiles(latencies, n=100) if len(latencies) > 1 else [0.0] * 99
        return Step(
            rate=rate,
            asked=len(asked),
            answered=len(latencies),
            answers_a_second=len(latencies) / (last - arrivals[0]),
            p50=cuts[49],
            p95=cuts[94],
            p99=cuts[98],
            longest=max(latencies, default=0.0),
            processor_ms=1000 * used / max(1, len(latencies)),
            errors=tuple(self._stage.complaints(since)[:3]),
        )

    def _questions(self, rate: float, seconds: float) -> Iterator[tuple[float, Json]]:
        """As many as belong to the rate, at moments of chance."""
        count = round(rate * seconds)
        moments = sorted(self._chance.uniform(0, seconds) for _ in range(count))
        yield from ((moment, _question(next(self._askers), next(self._wording))) for moment in moments)

    def _answers(self, since: int, chats: Sequence[int], arrivals: Sequence[float]) -> tuple[list[float], float]:
        """Seconds to the first message in the chat after each question, and when the last of them came."""
        until, came = time.monotonic() + PATIENCE, defaultdict[int, list[float]](list)
        while True:
            told = self._stage.desk.calls(since, method="sendMessage")
            since = told["next"]
            for call in told["calls"]:
                came[call["chat"]].append(call["at"])
            firsts = [
                min((at for at in came[chat] if at >= arrival), default=None)
                for chat, arrival in zip(chats, arrivals, strict=True)
            ]
            found = [first - arrival for first, arrival in zip(firsts, arrivals, strict=True) if first is not None]
            if len(found) == len(arrivals) or time.monotonic() > until:
                return found, max((first for first in firsts if first is not None), default=time.time())
            self._stage.process.must_run()
            time.sleep(0.5)


def search(step: Callable[[float], Step], first: float, exact: float = 0.05) -> Iterator[Step]:
    """Rates that double until one is too high, then ever closer to the highest that is not."""
    good, bad, rate = 0.0, math.inf, first
    while rate >= LEAST and bad - good > exact * good:
        made = step(rate)
        yield made
        good, bad = (rate, bad) if made.good else (good, rate)
        rate = 2 * good if bad == math.inf else (good + bad) / 2


def kept_up(step: Callable[[float], Step], rate: float) -> Iterator[Step]:
    """The rate once more; 5 % less until it is kept up."""
    while rate >= LEAST:
        made = step(rate)
        yield made
        rate = 0.0 if made.good else 0.95 * rate


def loaded(mode: Mode, wanted: argparse.Namespace) -> list[Step]:
    """The steps in this mode; the last one is what it comes to."""
    limits = {} if wanted.as_shipped else LIFTED
    with tempfile.TemporaryDirectory() as folder, staged(Path(folder), mode, **limits) as stage:
        load = Load(stage, wanted.chats)
        load.step(5.0, 5.0)  # the first ones meet cold caches
        step = partial(load.step, seconds=wanted.seconds)
        if wanted.rate:
            return _told(map(step, wanted.rate))
        steps = _told(search(step, first=10.0))
        highest = max((each.rate for each in steps if each.good), default=0.0)
        return steps + _told(kept_up(partial(load.step, seconds=4 * wanted.seconds), highest))


def _told(steps: Iterable[Step]) -> list[Step]:
    made = []
    for step in steps:
        print(step.line, file=sys.stderr, flush=True)
        made.append(step)
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mode", choices=MODES, nargs="+", default=MODES)
    parser.add_argument("--chats", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=15.0, help="length of a step; the last is four times as long")
    parser.add_argument("--rate", type=float, nargs="+", help="questions a second; by default the most is looked for")
    parser.add_argument("--as-shipped", action="store_true", help="with the limits that the settings come with")
    wanted = parser.parse_args()
    whole = True
    for mode in wanted.mode:
        print(mode, file=sys.stderr, flush=True)
        steps = loaded(mode, wanted)
        whole = whole and all(step.whole for step in steps)
        print(json.dumps({"mode": mode, "kept_up": steps[-1].good, "last": asdict(steps[-1])}), flush=True)
    return 0 if whole else 1


def _question(chat: int, text: str) -> Json:
    person = {"id": chat, "is_bot": False, "first_name": "Ada", "language_code": "de"}
    return {"message": {"chat": {"id": chat, "type": "private", "first_name": "Ada"}, "from": person, "text": text}}


if __name__ == "__main__":
    sys.exit(main())
