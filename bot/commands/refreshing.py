"""Commands that change or show what is live: `refresh`, `snapshots`, `rollback`, `status`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from bot import last_refresh
from bot.assembly import Assembly
from bot.audit import terminal_user
from bot.commands.options import as_json, print_json, with_assembly
from bot.logs.configuring import configure_logs
from bot.refreshing.interruption import breakable
from bot.refreshing.outcome import RefreshOutcome
from bot.refreshing.refresh_error import GateRefusal
from bot.refreshing.refresher import Refresher
from bot.refreshing.room import with_room
from bot.snapshot_status import SnapshotStatus
from bot.step_bars import StepProgress, step_bars
from index.manifest import Manifest
from index.records import DOCUMENTS

if TYPE_CHECKING:
    from knowledge.reading import Reading  # its parsers take half a second that other commands do not need


_MOST_LOOKED_OVER = 2000
"""Documents that a dry run looks over though they are live already: all of them, compared with each other."""


def _reason(context: click.Context, parameter: click.Parameter, value: str) -> str:
    given = context.get_parameter_source("despite_gate") is not ParameterSource.DEFAULT
    if given and not value.strip():
        raise click.BadParameter('say why: --despite-gate "the figures of 2024 are withdrawn"')
    return value.strip()


@click.command()
@click.option("--dry-run", is_flag=True, help="Show what would change and publish nothing.")
@click.option("--offline", is_flag=True, help="Use the kept copies of web pages and fetch nothing.")
@click.option(
    "--despite-gate",
    metavar="REASON",
    default="",
    callback=_reason,
    help="Publish below the gate, too; REASON is recorded.",
)
@as_json
@with_assembly
def refresh(assembly: Assembly, dry_run: bool, offline: bool, despite_gate: str, as_json: bool) -> None:
    """Read the sources, build a snapshot beside the live one, show what changes, publish what passes the gate."""
    configure_logs(assembly.settings.logs)
    data = assembly.settings.data_dir
    with breakable(assembly.store), with_room(data), step_bars(assembly.console) as progress:
        read = partial(_read, assembly, progress, offline=offline, everything=dry_run)
        outcome = _refreshed(Refresher(assembly, progress), read, despite_gate, publish=not dry_run)
        if not dry_run and (outcome.published or not outcome.staged.changed):
            last_refresh.note(data)
    if as_json:
        print_json(outcome.as_json())
    else:
        click.echo("\n".join(outcome.lines()))
    if outcome.staged.changed and not (outcome.published or dry_run):
        raise GateRefusal(outcome.staged)


def _read(assembly: Assembly, progress: StepProgress, *, offline: bool, everything: bool) -> Reading:
    """All documents, those that are new or changed (or everything) looked over."""
    reading = assembly.room.read(offline=offline, progress=progress)
    live = next((each for each in assembly.store.list() if each.id == assembly.store.live_id()), None)
    everything = everything and len(reading.documents) <= _MOST_LOOKED_OVER
    held = live.documents if live and not everything else {}
    changed = [each.id for each in reading.documents if held.get(each.id) != DOCUMENTS.hash(each)]
    return assembly.room.proofreader(offline=offline).read_over(reading, changed, progress)


def _refreshed(
    refresher: Refresher, read: Callable[[], Reading], despite_gate: str, *, publish: bool
) -> RefreshOutcome:
    with refresher.alone():
        staged = refresher.stage(read())
        if not (publish and staged.changed and (staged.passes or despite_gate)):
            refresher.discard(staged)
            return RefreshOutcome(staged, published=False)
        refresher.publish(staged, terminal_user(), despite_gate)
        return RefreshOutcome(staged, published=True, despite_gate="" if staged.passes else despite_gate)


@click.command()
@as_json
@with_assembly
def snapshots(assembly: Assembly, as_json: bool) -> None:
    """List all snapshots, newest first."""
    live = assembly.store.live_id()
    manifests = assembly.store.list()
    if as_json:
        print_json({"live": live, "snapshots": [_row(manifest, live) for manifest in manifests]})
        return
    for manifest in manifests:
        click.echo(_line(manifest, live))
    if not manifests:
        click.echo("no snapshot yet; run `strategiebot refresh`")


@click.command()
@click.argument("id", required=False)
@with_assembly
def rollback(assembly: Assembly, id: str | None) -> None:
    """Make an older snapshot live: the one named by ID, else the newest usable one before the live one."""
    click.echo(f"live is now {Refresher(assembly).roll_back(terminal_user(), id)}")


@click.command()
@as_json
@with_assembly
def status(assembly: Assembly, as_json: bool) -> None:
    """Show what is live: snapshot, age, model, documents, passages, health."""
    found = SnapshotStatus.of(assembly.store, assembly.settings.encoder.model)
    if as_json:
        print_json(found.as_json())
    else:
        for key, value in found.as_json().items():
            click.echo(f"{key:>12}: {value}")
    if not found.healthy:
        raise SystemExit(1)


def _row(manifest: Manifest, live: str | None) -> dict[str, object]:
    return {
        "live": manifest.id == live,
        "id": manifest.id,
        "created": manifest.created.isoformat(timespec="seconds"),
        "documents": manifest.counts.documents,
        "passages": manifest.counts.passages,
        "model": manifest.model,
        "figures": manifest.evaluation,
        "despite_gate": manifest.despite_gate,
    }


def _line(manifest: Manifest, live: str | None) -> str:
    mark = "live" if manifest.id == live else ""
    counts = f"{manifest.counts.documents} documents, {manifest.counts.passages} passages"
    shares = [
        f"{name} {manifest.evaluation[name]:.1%}"
        for name in ("right", "wrong", "refused")
        if name in manifest.evaluation
    ]
    figures = ", ".join(shares) or "no golden questions asked"
    despite = f"  despite the gate: {manifest.despite_gate}" if manifest.despite_gate else ""
    return f"{mark:4} {manifest.id}  {manifest.created.isoformat(timespec='seconds')}  {counts}  {figures}{despite}"
