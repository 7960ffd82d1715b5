"""Retrieval on XQuAD with the production classes: `python -m tests.benchmarks.xquad FOLDER [--model bundled]`.

FOLDER holds xquad.de.json and xquad.en.json. German and English questions are asked of the 240 German paragraphs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from rich.console import Console
from rich.progress import Progress, track
from rich.table import Table

from index.builder import build_from_passages
from index.embedding import Embedding
from index.ranking import Ranking
from index.retriever import Retriever
from index.sentence_encoder import load_encoder
from knowledge.passage import Passage
from knowledge.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in both languages, the id of its paragraph and the answer as it stands there; `half` is 0 or 1."""

    german: str
    english: str
    passage: str
    answer: str
    half: int


@dataclass(frozen=True, slots=True)
class Corpus:
    passages: tuple[Passage, ...]
    questions: tuple[Asked, ...]

    @classmethod
    def load(cls, folder: Path) -> Corpus:
        articles = [json.loads((folder / f"xquad.{code}.json").read_text("utf-8"))["data"] for code in ("de", "en")]
        passages: list[Passage] = []
        questions: list[Asked] = []
        for number, (german, english) in enumerate(zip(*articles, strict=True)):
            for paragraph, twin in zip(german["paragraphs"], english["paragraphs"], strict=True):
                passages.append(_passage(f"{number}#{len(passages)}", paragraph["context"]))
                pairs = zip(paragraph["qas"], twin["qas"], strict=True)
                questions += [_asked(pair, passages[-1].id, number % 2) for pair in pairs]
        return cls(tuple(passages), tuple(questions))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one question: the rank of its paragraph from 0, and whether the best sentence there holds the answer."""

    rank: int
    best_sentence: bool
    half: int
    milliseconds: float


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--model", default="bundled", show_default=True)
@click.option("--models", type=click.Path(path_type=Path), default=Path("var/models"), show_default=True)
@click.option("--threads", default=2, show_default=True)
def main(folder: Path, model: str, models: Path, threads: int) -> None:
    corpus = Corpus.load(folder)
    encoder = load_encoder(model, models, threads=threads)
    with Progress() as bar:
        task = bar.add_task("paragraphs and sentences")
        embedding = Embedding(encoder, None, lambda done, total: bar.update(task, completed=done, total=total))
        retriever = Retriever(build_from_passages((), corpus.passages, embedding), encoder)
    table = Table("questions", "R@1", "first half", "second half", "nDCG@10", "best sentence", "search p50 ms")
    for language in ("german", "english"):
        asked = [(getattr(question, language), question) for question in corpus.questions]
        table.add_row(language, *_figures([_outcome(retriever, *pair) for pair in track(asked, language)]))
    Console().print(table)


def _passage(id: str, text: str) -> Passage:
    return Passage(id, id.split("#")[0], "", "", text, 0, len(text), tuple(sentence_spans(text)))


def _asked(pair: tuple[dict[str, object], dict[str, object]], passage: str, half: int) -> Asked:
    german, english = pair
    answers = german["answers"]
    assert isinstance(answers, list)
    return Asked(str(german["question"]), str(english["question"]), passage, answers[0]["text"], half)


def _outcome(retriever: Retriever, text: str, question: Asked) -> Outcome:
    ranking = retriever.search(text, k=len(retriever.snapshot.passages))
    rank = [hit.passage.id for hit in ranking.hits].index(question.passage)
    return Outcome(rank, _best_holds(retriever, ranking, question), question.half, ranking.search_ms)


def _best_holds(retriever: Retriever, ranking: Ranking, question: Asked) -> bool:
    passage = retriever.snapshot.passages[retriever.snapshot.row(question.passage)]
    best = int(np.argmax(retriever.sentence_scores(ranking, passage)))
    return question.answer in passage.sentence(passage.sentences[best])


def _figures(outcomes: Sequence[Outcome]) -> Iterator[str]:
    first = np.array([outcome.rank == 0 for outcome in outcomes])
    half = np.array([outcome.half for outcome in outcomes])
    gain = [1 / np.log2(outcome.rank + 2) if outcome.rank < 10 else 0.0 for outcome in outcomes]
    yield from (f"{share:.4f}" for share in (first.mean(), first[half == 0].mean(), first[half == 1].mean()))
    yield f"{np.mean(gain):.4f}"
    yield f"{np.mean([outcome.best_sentence for outcome in outcomes]):.4f}"
    yield f"{np.median([outcome.milliseconds for outcome in outcomes]):.2f}"


if __name__ == "__main__":
    main()
