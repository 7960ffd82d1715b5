"""Trains the reader's adapter: `python -m training.reader --data training/answerability-de.jsonl --out FILE`."""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import click
import torch
from torch import Tensor, nn

from index.bundled_model import unpack_bundled_model
from index.compiled_model import TOKENIZER, compile_encoder
from index.reader import Reader
from index.reader_adapter import ADAPTER
from index.reader_input import InputBuilder, ReaderInput
from index.sentence_encoder import load_encoder
from index.tokens import PAD, load_tokenizer
from training.reader_epoch import Epoch, Mixture
from training.reader_examples import Example, Lesson, is_validation, load_lessons
from training.reader_figures import on_lessons, on_xquad
from training.reader_neighbours import Neighbours
from training.reader_network import ReaderNetwork, Scores

RANK = 32
_HEADS_RATE = 1e-3
_WARM_UP = 30
_SPAN_OF_NOTHING = 0.5
"""How much pointing to "no answer" counts beside pointing to an answer."""


@dataclass(frozen=True, slots=True)
class Stage:
    """`epochs` of the examples that `mixture` gives; the rate rises, then falls to `last_share` of `rate`.

    Where `minutes` are over sooner, it falls with the clock instead, so that a busy machine ends on time, too.
    """

    epochs: float
    batch: int
    rate: float
    last_share: float
    mixture: Mixture
    minutes: float = math.inf


STAGES = (
    Stage(epochs=1, batch=16, rate=4e-4, last_share=0.75, mixture=Mixture()),
    Stage(epochs=3.5, batch=32, rate=7e-4, last_share=0.02, mixture=Mixture(shorter=0.6, gaps=1)),
)
FURTHER = Stage(1.75, 32, 4e-4, 0.02, Mixture(sibling=0.35, found=0.5, shorter=0.5, gaps=1))
"""For an adapter that has been trained before."""
FROZEN = 5
"""Lowest layers that then stay as they are: a quarter of the time."""


@dataclass(frozen=True, slots=True)
class Batch:
    tokens: Tensor
    mask: Tensor
    is_text: Tensor
    answerable: Tensor
    begin: Tensor
    end: Tensor


@dataclass(frozen=True, slots=True)
class School:
    """The lessons that are taught, what a search confuses them with, and what turns them into tokens."""

    lessons: Sequence[Lesson]
    neighbours: Neighbours
    builder: InputBuilder
    random: Random

    @classmethod
    def of(cls, lessons: Sequence[Lesson], models: Path, seed: int) -> School:
        taught = [lesson for lesson in lessons if not is_validation(lesson)]
        neighbours = Neighbours.of(taught, load_encoder("bundled", models))
        builder = InputBuilder(load_tokenizer(compile_encoder(models) / TOKENIZER))
        return cls(taught, neighbours, builder, Random(seed))  # noqa: S311 - examples are drawn, not secrets

    def epoch(self, mixture: Mixture) -> Epoch:
        return Epoch(self.lessons, mixture, self.random, self.neighbours)


@click.command(help=__doc__)
@click.option("--data", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True, multiple=True)
@click.option("--out", type=click.Path(path_type=Path), default=ADAPTER, show_default=True)
@click.option("--models", type=click.Path(path_type=Path), default=Path("var/models"), show_default=True)
@click.option("--start", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Adapter to train further.")
@click.option("--epochs", default=1.75, show_default=True, help="Of an adapter that is trained further.")
@click.option("--minutes", default=math.inf, help="After which that ends even so.")
@click.option("--xquad", type=click.Path(exists=True, path_type=Path), help="xquad.de.json, for its figure only.")
@click.option("--seed", default=0, show_default=True)
@click.option("--threads", default=2, show_default=True)
def main(
    data: tuple[Path, ...],
    out: Path,
    models: Path,
    *,
    start: Path | None,
    epochs: float,
    minutes: float,
    xquad: Path | None,
    seed: int,
    threads: int,
) -> None:
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    lessons = load_lessons(*data)
    network = ReaderNetwork(unpack_bundled_model(models), RANK)
    stages = STAGES
    if start:
        network.start_from(start)
        network.freeze(FROZEN)
        stages = (replace(FURTHER, epochs=epochs, minutes=minutes),)
    school = School.of(lessons, models, seed)
    fingerprint = _fingerprint(data, repr((RANK, stages, seed)))
    for number, stage in enumerate(stages, 1):
        click.echo(f"stage {number} of {len(stages)}")
        for _ in _train(network, stage, school):
            network.save(out, fingerprint)
        reader = Reader.load(models, out)
        click.echo(str(on_lessons(reader, [lesson for lesson in lessons if is_validation(lesson)])))
    if xquad:
        click.echo(f"XQuAD, right sentence in the right paragraph: {on_xquad(reader, xquad):.3f}")


def _fingerprint(data: Sequence[Path], how: str) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in data) + how.encode()).hexdigest()


def _train(network: ReaderNetwork, stage: Stage, school: School) -> Iterator[int]:
    """Halts every hundred steps and at the end, for what has been learnt to be saved."""
    epoch = school.epoch(stage.mixture)
    total = int(stage.epochs * len(epoch.examples()) / stage.batch)
    optimizer = _optimizer(network, stage)
    network.train()
    started, smooth = time.monotonic(), 0.0
    for step, batch in enumerate(_batches(epoch, stage.batch, school.builder)):
        share = max(step / total, (time.monotonic() - started) / 60 / stage.minutes)
        if step % 100 == 0 or share >= 1:
            yield step
        if share >= 1:
            return
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(1.0, (step + 1) / _WARM_UP) * _decay(share, stage.last_share)
        with torch.autocast("cpu", torch.bfloat16):
            scores = network(batch.tokens, batch.mask, batch.is_text)
        loss = _loss(scores, batch)
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        smooth = smooth * 0.98 + loss.item() * 0.02 if step else loss.item()
        if step % 50 == 0:
            click.echo(f"step {step} of {total}, loss {smooth:.3f}, {time.monotonic() - started:.0f} s")


def _optimizer(network: ReaderNetwork, stage: Stage) -> torch.optim.AdamW:
    heads = [*network.answerable.parameters(), *network.span.parameters()]
    body = [parameter for parameter in network.bert.parameters() if parameter.requires_grad]
    groups = [{"params": body, "peak": stage.rate}, {"params": heads, "peak": _HEADS_RATE}]
    return torch.optim.AdamW(groups, lr=stage.rate, weight_decay=0.01)


def _decay(share: float, last: float) -> float:
    return 1 - share * (1 - last)


def _loss(scores: Scores, batch: Batch) -> Tensor:
    answerable = nn.functional.binary_cross_entropy_with_logits(scores.answerable, batch.answerable)
    spans = [
        nn.functional.cross_entropy(scores.begin, batch.begin, reduction="none"),
        nn.functional.cross_entropy(scores.end, batch.end, reduction="none"),
    ]
    weights = torch.where(batch.answerable > 0, 1.0, _SPAN_OF_NOTHING)
    return answerable + ((spans[0] + spans[1]) / 2 * weights).mean()


def _batches(epoch: Epoch, size: int, builder: InputBuilder) -> Iterator[Batch]:
    """Without end; examples of like length go together, which saves half the time."""
    while True:
        examples = [(example, builder.build(example.question, example.context)) for example in epoch.examples()]
        for start in range(0, len(examples), size * 20):
            like = sorted(examples[start : start + size * 20], key=lambda pair: len(pair[1].tokens))
            batches = [like[first : first + size] for first in range(0, len(like), size)]
            epoch.random.shuffle(batches)
            yield from map(_batch, batches)


def _batch(pairs: Sequence[tuple[Example, ReaderInput]]) -> Batch:
    tokens = _padded([item for _, item in pairs])
    is_text = torch.zeros_like(tokens, dtype=torch.bool)
    is_text[:, 0] = True
    for row, (_, item) in enumerate(pairs):
        is_text[row, item.text_at : item.text_at + len(item.offsets)] = True
    ends = [_answer_tokens(*pair) for pair in pairs]
    answerable = torch.tensor([float(example.answer is not None) for example, _ in pairs])
    return Batch(
        tokens,
        (tokens != PAD).long(),
        is_text,
        answerable,
        torch.tensor([a for a, _ in ends]),
        torch.tensor([b for _, b in ends]),
    )


def _padded(inputs: Sequence[ReaderInput]) -> Tensor:
    """Token numbers, as long as the longest input."""
    tokens = torch.full((len(inputs), max(len(item.tokens) for item in inputs)), PAD)
    for row, item in enumerate(inputs):
        tokens[row, : len(item.tokens)] = torch.tensor(item.tokens)
    return tokens


def _answer_tokens(example: Example, item: ReaderInput) -> tuple[int, int]:
    """The first and the last token of the answer; the first of all where there is none."""
    answer = example.answer
    held = [
        place
        for place, (start, end) in enumerate(item.offsets, item.text_at)
        if answer is not None and start < answer.end and answer.start < end
    ]
    return (held[0], held[-1]) if held else (0, 0)


if __name__ == "__main__":
    main()
