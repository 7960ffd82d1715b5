"""The commands `backup` and `restore`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from bot.assembly import Assembly
from bot.backup.contents import Contents
from bot.backup.restoring import Restoration, Restored
from bot.backup.writing import Backup
from bot.commands.options import as_json, print_json, with_assembly
from bot.settings import settings_file
from bot.step_bars import step_bars

_MEGABYTE = 1_000_000
_NOT_HERE = (
    "Journal, subscriptions and waiting questions are in PostgreSQL and not part of this: use pg_dump and pg_restore; "
    "docs/betrieb/handbuch.md says how."
)
_TIME = "%Y%m%dT%H%M%SZ"
_NAMED_AFTER_TIME = f"strategiebot-{'[0-9]' * 8}T{'[0-9]' * 6}Z.tar.gz"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--all", "all_snapshots", is_flag=True, help="All snapshots, not only the live one and the one before.")
@click.option("--keep", type=click.IntRange(1), default=None, help="In a folder: remove all but the newest so many.")
@as_json
@with_assembly
def backup(assembly: Assembly, file: Path, all_snapshots: bool, keep: int | None, as_json: bool) -> None:
    """Write all that cannot be made anew into FILE; into a folder under a name that tells the time. The bot may run."""
    if keep and not file.is_dir():
        raise click.UsageError("--keep needs a folder in the place of FILE")
    target = file / f"strategiebot-{datetime.now(UTC):{_TIME}}.tar.gz" if file.is_dir() else file
    settings = assembly.settings
    with step_bars(assembly.console) as progress:
        mine = not settings.databases().is_shared
        contents = Backup(_config(), settings.data_dir, all_snapshots, databases=mine).write(target, progress)
    for old in sorted(file.glob(_NAMED_AFTER_TIME), reverse=True)[keep:] if keep else ():
        old.unlink()
    if not mine:
        click.echo(_NOT_HERE, err=True)
    if as_json:
        print_json({"file": str(target), "bytes": target.stat().st_size} | _told(contents))
    else:
        size = target.stat().st_size / _MEGABYTE
        click.echo(f"{target}: {len(contents.members)} files, {size:.1f} MB; live is {contents.live or 'no snapshot'}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Check everything, change nothing.")
@as_json
@with_assembly
def restore(assembly: Assembly, file: Path, dry_run: bool, as_json: bool) -> None:
    """Put the backup FILE in the place of what the data folder holds; the bot must not run."""
    settings = assembly.settings
    mine = not settings.databases().is_shared
    restoration = Restoration(file, _config(), settings.data_dir, databases=mine)
    with step_bars(assembly.console) as progress:
        done = Restored(restoration.check(progress), None) if dry_run else restoration.restore(progress)
    if not mine:
        click.echo(_NOT_HERE, err=True)
    if as_json:
        config = str(done.config) if done.config else None
        print_json({"file": str(file), "restored": not dry_run, "config": config} | _told(done.contents))
        return
    what = f"{len(done.contents.members)} files of {done.contents.created.astimezone():%Y-%m-%d %H:%M}"
    live = f"live is {done.contents.live or 'no snapshot'}"
    click.echo(f"{file} is sound: {what}; {live}; nothing was changed" if dry_run else f"restored {what}; {live}")
    if done.config:
        click.echo(f"The settings then were others: they lie in {done.config}; compare them with yours.", err=True)


def _config() -> Path:
    return settings_file(click.get_current_context().params["config"])


def _told(contents: Contents) -> dict[str, object]:
    return {
        "program": contents.program,
        "created": contents.created.isoformat(),
        "files": len(contents.members),
        "snapshot": contents.live or None,
    }
