"""The command `gaps`: what citizens looked for in vain."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from bot.assembly import Assembly
from bot.commands.options import as_json, print_json, with_assembly
from bot.gaps.terminal_table import print_report
from bot.step_bars import step_bars


@click.command()
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), default=None, help="Write a file for spreadsheets.")
@click.option("--days", type=click.IntRange(1, 3660), default=None, help="Look back so many days, today included.")
@click.option("--forget", is_flag=True, help="Delete all stored questions, after asking.")
@click.option("--yes", is_flag=True, help="With --forget: do not ask.")
@as_json
@with_assembly
def gaps(assembly: Assembly, csv_file: Path | None, days: int | None, forget: bool, yes: bool, as_json: bool) -> None:
    """Show questions that found no helpful answer, grouped by meaning, most frequent first."""
    journal = assembly.journal()
    if forget:
        if not yes:
            click.confirm("Delete all stored questions for good?", abort=True, err=True)
        _tell_forgotten(journal.forget(), as_json)
        return
    journal.purge(assembly.settings.journal.keep_questions_days)
    with step_bars(assembly.console) as progress:
        report = assembly.gaps().report(days, progress)
    if csv_file:
        csv_file.write_bytes(report.csv(assembly.catalogue))
    if as_json:
        print_json(report.as_json())
    elif not csv_file:
        print_report(report, Console())
    else:
        click.echo(f"wrote {len(report.groups) + len(report.off_topic)} groups to {csv_file}")


def _tell_forgotten(count: int, as_json: bool) -> None:
    if as_json:
        print_json({"deleted": count})
    else:
        click.echo(f"deleted {count} questions")
