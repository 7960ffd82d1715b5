"""`pair` and `staff` on the command line."""

from __future__ import annotations

import pytest

from bot.audit import AuditLog, terminal_user
from bot.editing.pairing import Pairing
from bot.editing.staff_register import Paired, StaffRegister
from tests.bot.command_line import CommandLine


def test_a_code_is_shown_that_makes_somebody_staff(strategiebot: CommandLine) -> None:
    ended = strategiebot("pair", " Erika   Muster ")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("Erika Muster sends the bot, until ")
    data = strategiebot.config.parent / "var"
    assert Pairing.in_folder(data).use(1, ended.out.split()[-1]) == "Erika Muster"
    (entry,) = AuditLog.in_folder(data).entries()
    assert (entry.who, entry.act, entry.objects) == (terminal_user(), "show pairing code", ("Erika Muster",))


@pytest.mark.parametrize("name", ["", " ", "x" * 81, "a\x1b[2Jb"])
def test_a_name_that_is_none_is_wrong_usage(strategiebot: CommandLine, name: str) -> None:
    ended = strategiebot("pair", name)
    assert (ended.status, ended.out) == (2, "")


def test_where_pairing_is_off_the_setting_is_named(strategiebot: CommandLine) -> None:
    strategiebot.configure(more="[staff]\npairing = false\n")
    assert "staff.pairing is false; set it to true" in strategiebot("pair", "Erika").error


def test_staff_are_listed_and_those_who_paired_can_be_removed(strategiebot: CommandLine) -> None:
    assert strategiebot("staff").out.startswith("nobody yet; run `strategiebot pair NAME`")
    strategiebot.configure(more='[staff]\nmembers = [{ name = "Erika", id = 4711 }]\n')
    register = StaffRegister([], strategiebot.config.parent / "var" / "staff.json")
    register.add(Paired(name="Max", id=4712, since="2026-11-23"))
    assert strategiebot("staff").out.splitlines() == [
        "Erika  4711  named in the settings",
        "Max  4712  paired on 2026-11-23",
    ]
    assert strategiebot("staff", "remove", "Max").out == "Max is no longer staff\n"
    assert register.name_of(4712) is None
    assert "named in the settings" in strategiebot("staff", "remove", "Erika").error
    assert strategiebot("staff", "remove").status == 2


def test_a_withdrawn_document_stays_away(strategiebot: CommandLine) -> None:
    strategiebot.published()
    assert strategiebot("withdraw", "02-foerderung").out.startswith("02-foerderung is withdrawn; live is now ")
    assert strategiebot("refresh", "--json").json["documents"] == 1
    assert (
        "'02-foerderung' is not live; the live ones are 01-konferenz" in strategiebot("withdraw", "02-foerderung").error
    )


def test_the_last_document_cannot_be_withdrawn(strategiebot: CommandLine) -> None:
    live = strategiebot.published()
    strategiebot("withdraw", "02-foerderung")
    assert "nothing" in strategiebot("withdraw", "01-konferenz").error
    assert strategiebot("status", "--json").json["documents"] == 1
    assert strategiebot("rollback").out == f"live is now {live}\n"
