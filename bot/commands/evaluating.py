"""The command `evaluate`: a question file through the path that answers citizens, and its figures."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from bot.assembly import Assembly
from bot.commands.options import as_json, print_json, with_assembly
from bot.evaluation.figures import Figures, Judged
from bot.evaluation.question_file import read_questions
from bot.evaluation.run import run
from bot.evaluation.table import print_figures
from bot.logs import configure_logs
from bot.reply_json import reply_json


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--predictions", type=click.Path(path_type=Path), default=None, help="Write each reply as a JSON line.")
@as_json
@with_assembly
def evaluate(assembly: Assembly, file: Path, predictions: Path | None, as_json: bool) -> None:
    """Run the questions of FILE through the bot and print how many are answered right."""
    configure_logs()
    questions = read_questions(file)
    dialogue = assembly.dialogue()
    answered = run(questions, dialogue, dialogue.passage_text)
    judged = list(track(answered, "Answering", len(questions), console=assembly.console, transient=True))
    if predictions:
        _write(predictions, judged, assembly)
    figures = Figures.from_judged(judged)
    if as_json:
        print_json(figures.as_json())
    else:
        print_figures(figures, Console())


def _write(file: Path, judged: Iterable[Judged], assembly: Assembly) -> None:
    with file.open("w", encoding="utf-8") as out:
        for row in judged:
            line = reply_json(row.reply, assembly.catalogue, row.question.id)
            out.write(json.dumps(line | {"outcome": row.outcome.value}, ensure_ascii=False) + "\n")
