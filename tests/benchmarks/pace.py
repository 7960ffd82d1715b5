"""Questions answered a second, dialogue included, in one process: `python -m tests.benchmarks.pace [--threads 8]`.

By one thread, then by several. The golden questions are asked, then the same with two letters swapped, so that no two
are alike; each is a conversation of its own. Start and memory: see `tests.benchmarks.peers`.
"""

from __future__ import annotations

import json
import random
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bot.assembly import Assembly
from bot.dialogue.dialogue import Dialogue
from bot.settings import Settings, load_settings
from tests.bot_api.process import ROOT


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds but for the first; `processor` is what a question costs on average on all processors together."""

    questions_a_second: float
    processor: float
    median: float
    p95: float
    threads: int
    statuses: dict[str, int]


@click.command(help=__doc__)
@click.option("--questions", default=1000, show_default=True)
@click.option("--threads", default=8, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def main(questions: int, threads: int, as_json: bool) -> None:
    with TemporaryDirectory() as folder:
        assembly = Assembly(_apart(Path(folder)))
        for pace in _paces(assembly.citizens_dialogue(), wordings(questions), threads):
            click.echo(json.dumps(asdict(pace)) if as_json else _told(pace))
        assembly.close()


def _told(pace: Pace) -> str:
    return (
        f"{pace.threads} threads: {pace.questions_a_second:.0f} questions/s, processor {pace.processor:.1f} ms, "
        f"median {pace.median:.1f} ms, 95 % under {pace.p95:.1f} ms; {pace.statuses}"
    )


def _apart(folder: Path) -> Settings:
    """The settings of this checkout with a journal of its own."""
    settings = load_settings()
    (folder / "snapshots").symlink_to(settings.data_dir / "snapshots")
    models = settings.encoder.model_dir or settings.data_dir / "models"
    encoder = settings.encoder.model_copy(update={"model_dir": models})
    return settings.model_copy(update={"data_dir": folder, "encoder": encoder})


def _paces(answering: Dialogue, asked: Sequence[str], threads: int) -> Iterator[Pace]:
    for question in asked[:50]:
        answering.reply(question)
    yield measured_pace(answering, asked[: len(asked) // 4], 1)
    yield measured_pace(answering, asked, threads)


def measured_pace(dialogue: Dialogue, questions: Sequence[str], threads: int) -> Pace:
    """All of the questions, each a conversation of its own, as fast as they are answered."""
    begun, used = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(threads) as pool:
        timed = list(pool.map(lambda question: _timed(dialogue, question), questions))
    wall, spent = time.perf_counter() - begun, time.process_time() - used
    milliseconds = sorted(each for _, each in timed)
    return Pace(
        questions_a_second=len(questions) / wall,
        processor=1000 * spent / len(questions),
        median=statistics.median(milliseconds),
        p95=milliseconds[int(0.95 * len(milliseconds))],
        threads=threads,
        statuses=dict(Counter(status for status, _ in timed).most_common()),
    )


def _timed(dialogue: Dialogue, question: str) -> tuple[str, float]:
    begun = time.perf_counter()
    reply = dialogue.reply(question)
    return reply.status.value, 1000 * (time.perf_counter() - begun)


def wordings(count: int, seed: int = 1) -> list[str]:
    """The golden questions, then the same with letters swapped, so that no two are alike."""
    lines = (ROOT / "knowledge" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    golden = [json.loads(line)["question"] for line in lines if line.strip()]
    chance, found = random.Random(seed), dict.fromkeys(golden)  # noqa: S311  # chance, not secrecy
    while len(found) < count:
        found |= dict.fromkeys(_mistyped(question, chance) for question in golden)
    wanted = list(found)[:count]
    chance.shuffle(wanted)
    return wanted


def _mistyped(question: str, chance: random.Random) -> str:
    at = chance.randrange(len(question) - 1)
    return question[:at] + question[at + 1] + question[at] + question[at + 2 :]


if __name__ == "__main__":
    main()
