"""Commands that change or show what is live: `refresh`, `snapshots`, `rollback`, `status`."""

from __future__ import annotations

import click

from bot.assembly import Assembly
from bot.commands.options import as_json, print_json, with_assembly
from bot.refreshing import run_refresh
from bot.snapshot_status import SnapshotStatus
from index.manifest import Manifest


@click.command()
@click.option("--dry-run", is_flag=True, help="Show what would change and publish nothing.")
@as_json
@with_assembly
def refresh(assembly: Assembly, dry_run: bool, as_json: bool) -> None:
    """Read the documents, build a snapshot beside the live one, show what changes, publish it."""
    outcome = run_refresh(assembly, publish=not dry_run)
    if as_json:
        print_json(outcome.as_json())
    else:
        for line in outcome.lines():
            click.echo(line)


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
    for row in (_row(manifest, live) for manifest in manifests):
        mark = "live" if row["live"] else ""
        click.echo(f"{mark:4} {row['id']}  {row['created']}  {row['documents']} documents, {row['passages']} passages")
    if not manifests:
        click.echo("no snapshot yet; run `strategiebot refresh`")


@click.command()
@click.argument("id", required=False)
@with_assembly
def rollback(assembly: Assembly, id: str | None) -> None:
    """Make an older snapshot live: the one named by ID, else the newest usable one before the live one."""
    click.echo(f"live is now {assembly.store.rollback(id)}")


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
    }
