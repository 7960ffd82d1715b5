"""Commands about the editors and their documents: `pair`, `staff` and `withdraw`."""

from __future__ import annotations

import click

from bot.assembly import Assembly
from bot.audit import AuditLog, terminal_user
from bot.commands.options import with_assembly
from bot.editing.pairing import Pairing
from bot.editing.staff_register import StaffRegister
from bot.refreshing.refresh_error import GateRefusal, RefreshError
from bot.settings import SettingsError

_LONGEST_NAME = 80


@click.command()
@click.argument("name")
@with_assembly
def pair(assembly: Assembly, name: str) -> None:
    """Show a code with which NAME becomes staff: sent to the bot once, within 15 minutes."""
    settings = assembly.settings
    if not settings.staff.pairing:
        raise SettingsError("setting staff.pairing is false; set it to true, or name the person in staff.members")
    words = " ".join(name.split())
    if not words or len(words) > _LONGEST_NAME or not words.isprintable():
        raise click.BadParameter(f"write a name of up to {_LONGEST_NAME} characters", param_hint="NAME")
    with AuditLog.in_folder(settings.data_dir).during(terminal_user(), "show pairing code", objects=(words,)):
        shown = Pairing.in_folder(settings.data_dir).open(words)
    until = shown.until.astimezone()
    click.echo(f"{words} sends the bot, until {until:%H:%M} and only once:  /koppeln {shown.code}")


@click.command()
@click.argument("act", type=click.Choice(["list", "remove"]), default="list")
@click.argument("name", required=False)
@with_assembly
def staff(assembly: Assembly, act: str, name: str | None) -> None:
    """List who may publish through the bot, or remove everybody who has paired as NAME."""
    if act == "list":
        _list(StaffRegister.from_settings(assembly.settings))
    elif name is None:
        raise click.UsageError("say who: strategiebot staff remove NAME")
    else:
        _remove(assembly, name)


@click.command()
@click.argument("document")
@click.option("--despite-gate", metavar="REASON", default="", help="Withdraw below the gate, too; REASON is recorded.")
@with_assembly
def withdraw(assembly: Assembly, document: str, despite_gate: str) -> None:
    """Take the document of this id away from citizens for good; its file is kept."""
    from bot.editing.opening import publishing  # imports parsers that the other commands do not need
    from bot.editing.publishing import Order

    live = assembly.store.load_live().snapshot.manifest.documents
    if document not in live:
        raise RefreshError(f"document {document!r} is not live; the live ones are {', '.join(sorted(live))}")
    who = terminal_user()
    with AuditLog.in_folder(assembly.settings.data_dir).during(who, "withdraw", objects=(document,)):
        change = publishing(assembly).withdraw(document, Order(who, despite_gate.strip() or None))
        if not change.live:
            raise GateRefusal(change.staged)
    click.echo(f"{document} is withdrawn; live is now {change.staged.id}")


def _list(found: StaffRegister) -> None:
    for id, name in found.configured.items():
        click.echo(f"{name}  {id}  named in the settings")
    for member in found.paired():
        click.echo(f"{member.name}  {member.id}  paired on {member.since}")
    if not found.configured and not found.paired():
        click.echo("nobody yet; run `strategiebot pair NAME`, or fill staff.members in the settings")


def _remove(assembly: Assembly, name: str) -> None:
    with AuditLog.in_folder(assembly.settings.data_dir).during(terminal_user(), "remove staff", objects=(name,)):
        StaffRegister.from_settings(assembly.settings).remove(name)
    click.echo(f"{name} is no longer staff")
