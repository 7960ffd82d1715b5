"""The command `evaluate`: a question file through the path that answers citizens, its figures, report and gate."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from bot.assembly import Assembly
from bot.catalogue import Catalogue
from bot.commands.options import as_json, print_json, with_assembly
from bot.evaluation.figures import Figures, Judged
from bot.evaluation.gate import Gate
from bot.evaluation.question_file import read_questions
from bot.evaluation.run import run
from bot.evaluation.table import print_figures
from bot.logs.configuring import configure_logs
from bot.reply_json import reply_json

Page = Callable[[Sequence[Judged], str, date], str]


class ReportUnavailable(Exception):
    """The report's libraries are missing; the message holds the command that installs them."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--predictions", type=click.Path(path_type=Path), default=None, help="Write each reply as a JSON line.")
@click.option("--report", type=click.Path(path_type=Path), default=None, help="Write an HTML page with pictures.")
@click.option("--gate", type=click.Path(path_type=Path), default=None, help="Fail when figures fall below this TOML.")
@click.option("--by-words", is_flag=True, help="As if the embedding model could not be used.")
@as_json
@with_assembly
def evaluate(
    assembly: Assembly,
    file: Path,
    *,
    predictions: Path | None,
    report: Path | None,
    gate: Path | None,
    by_words: bool,
    as_json: bool,
) -> None:
    """Run the questions of FILE through the bot and print how many are answered right."""
    configure_logs(assembly.settings.logs)
    bounds = Gate.from_file(gate) if gate else Gate()
    page = _page(assembly.catalogue) if report else None
    judged = _judged(assembly, file, by_words)
    if predictions:
        _write(predictions, judged, assembly)
    if report and page:
        report.write_text(page(judged, file.name, date.today()), encoding="utf-8")
    figures = Figures.from_judged(judged)
    if as_json:
        print_json(figures.as_json())
    else:
        print_figures(figures, Console())
    _pass(bounds.failures(figures))


def _judged(assembly: Assembly, file: Path, by_words: bool) -> list[Judged]:
    questions, console = read_questions(file), assembly.console
    dialogue = assembly.dialogue_by_words() if by_words else assembly.dialogue()
    answered = run(questions, dialogue, dialogue.passage_text)
    return list(
        track(answered, "Answering", len(questions), console=console, transient=True, disable=not console.is_terminal)
    )


def _page(catalogue: Catalogue) -> Page:
    """What writes the report; asked for before the questions are, so that nobody waits in vain."""
    try:
        from bot.evaluation.report import Report  # its libraries are optional
    except ModuleNotFoundError as exc:
        raise ReportUnavailable(
            f"--report needs the package {exc.name!r}; install it with: .venv/bin/python -m pip install -e '.[report]'"
        ) from exc
    return Report(catalogue).page


def _pass(failures: Iterable[str]) -> None:
    lines = [f"strategiebot: gate: {failure}" for failure in failures]
    if lines:
        click.echo("\n".join(lines), err=True)
        raise SystemExit(1)


def _write(file: Path, judged: Iterable[Judged], assembly: Assembly) -> None:
    with file.open("w", encoding="utf-8") as out:
        for row in judged:
            line = reply_json(row.reply, assembly.catalogue, row.question.id)
            out.write(json.dumps(line | {"outcome": row.outcome.value}, ensure_ascii=False) + "\n")
