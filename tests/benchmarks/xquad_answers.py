"""The production choice of a sentence and the production refusal on XQuAD:
`python -m tests.benchmarks.xquad_answers FOLDER [--language en] [--every 4]`.

Each question is asked twice of the 240 German paragraphs: as they are, and with its own taken out of the search, so
that nothing answers it. Printed are the share of questions whose chosen sentence, and whose whole quotation, holds the
answer in the right paragraph, and the area under the ROC curve of the confidence.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

import click
import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table
from sklearn.metrics import roc_auc_score

from bot.dialogue.confidence import shipped_judge
from bot.dialogue.evidence import Evidence
from bot.dialogue.library import Library
from bot.dialogue.study import read_passage, study
from index.builder import build_from_passages
from index.embedding import Embedding
from index.reader import Reader
from index.sentence_encoder import load_encoder
from tests.benchmarks.xquad import Asked, Corpus
from training.lesson_evidence import Censored


@dataclass(frozen=True, slots=True)
class Outcome:
    """`found`: the right paragraph came first; `sentence`, `quotation`: of that paragraph, the answer stands there."""

    found: bool
    sentence: bool
    quotation: bool
    present: Evidence
    absent: Evidence
    milliseconds: float


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--models", type=click.Path(path_type=Path), default=Path("var/models"), show_default=True)
@click.option("--language", type=click.Choice(["de", "en"]), default="de", show_default=True)
@click.option("--every", default=1, show_default=True, help="Ask only every n-th question.")
@click.option(
    "--evidence", type=click.Path(path_type=Path), default=None, help="Write each question's evidence as JSON."
)
def main(folder: Path, models: Path, language: str, every: int, evidence: Path | None) -> None:
    corpus = Corpus.load(folder)
    encoder = load_encoder("bundled", models, threads=1)
    retriever = Censored(build_from_passages((), corpus.passages, Embedding(encoder)), encoder)
    library = Library(retriever, Reader.load(models))
    asked = corpus.questions[::every]
    outcomes = [_outcome(library, retriever, question, language) for question in track(asked, "Asking")]
    if evidence:
        evidence.write_text(json.dumps([asdict(outcome) for outcome in outcomes]), encoding="utf-8")
    Console().print(_table(outcomes))


def _outcome(library: Library, retriever: Censored, question: Asked, language: str) -> Outcome:
    text = question.german if language == "de" else question.english
    started = perf_counter()
    retriever.hidden = ""
    present = study(library, text)
    spent = (perf_counter() - started) * 1000
    retriever.hidden = question.passage
    absent = study(library, text)
    passage = retriever.snapshot.passages[retriever.snapshot.row(question.passage)]
    reading = read_passage(library, text, present.ranking, passage)
    extract = library.quoter.extract(text, present.ranking, passage, reading)
    assert present.evidence is not None
    assert absent.evidence is not None
    return Outcome(
        present.ranking.hits[0].passage.id == passage.id,
        question.answer in passage.sentence(extract.best),
        question.answer in extract.words,
        present.evidence,
        absent.evidence,
        spent,
    )


def _table(outcomes: Sequence[Outcome]) -> Table:
    judge = shipped_judge()
    present = [judge.confidence(outcome.present) for outcome in outcomes]
    absent = [judge.confidence(outcome.absent) for outcome in outcomes]
    labels = [1] * len(present) + [0] * len(absent)
    table = Table("figure", "value", title=f"{len(outcomes)} questions")
    table.add_row("right paragraph first", f"{np.mean([outcome.found for outcome in outcomes]):.4f}")
    table.add_row("right paragraph: chosen sentence holds the answer", f"{np.mean([o.sentence for o in outcomes]):.4f}")
    table.add_row("right paragraph: quotation holds the answer", f"{np.mean([o.quotation for o in outcomes]):.4f}")
    table.add_row("AUROC of the confidence, paragraph removed", f"{roc_auc_score(labels, present + absent):.4f}")
    for name in ("cosine", "coverage", "reader"):
        figures = [getattr(o.present, name) for o in outcomes] + [getattr(o.absent, name) for o in outcomes]
        table.add_row(f"AUROC of {name} alone", f"{roc_auc_score(labels, figures):.4f}")
    table.add_row("answered with the paragraph", f"{np.mean(np.array(present) >= judge.answer):.3f}")
    table.add_row("answered without it", f"{np.mean(np.array(absent) >= judge.answer):.3f}")
    table.add_row("one study, median", f"{np.median([outcome.milliseconds for outcome in outcomes]):.0f} ms")
    return table


if __name__ == "__main__":
    main()
