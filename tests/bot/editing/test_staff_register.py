"""Who is staff, from the settings and from the file that two processes share."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.editing.staff_register import Paired, StaffError, StaffRegister
from bot.setting_sections import StaffMember

ERIKA = StaffMember(name="Erika Muster", id=1)
MAX = Paired(name="Max", id=2, since="2026-11-23")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "staff.json"


def test_those_of_the_settings_and_those_who_paired_are_staff_and_nobody_else(file: Path) -> None:
    register = StaffRegister([ERIKA], file)
    register.add(MAX)
    assert [register.name_of(person) for person in (1, 2, 3)] == ["Erika Muster", "Max", None]


def test_another_process_is_noticed_and_a_new_start_remembers(file: Path) -> None:
    running, command_line = StaffRegister([ERIKA], file), StaffRegister([ERIKA], file)
    assert running.name_of(2) is None
    command_line.add(MAX)
    assert running.name_of(2) == "Max"
    command_line.remove("Max")
    assert running.name_of(2) is None


def test_the_file_is_private(file: Path) -> None:
    StaffRegister([], file).add(MAX)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_whoever_pairs_again_has_the_new_name(file: Path) -> None:
    register = StaffRegister([], file)
    register.add(MAX)
    register.add(Paired(name="Moritz", id=2, since="2026-11-24"))
    assert [member.name for member in register.paired()] == ["Moritz"]


def test_removing_says_what_is_wrong(file: Path) -> None:
    register = StaffRegister([ERIKA], file)
    with pytest.raises(StaffError, match="'Max' has not paired \\(paired: nobody\\)"):
        register.remove("Max")
    with pytest.raises(StaffError, match=r"named in the settings; take that entry out of staff\.members"):
        register.remove("Erika Muster")


def test_a_damaged_file_makes_nobody_staff_but_those_of_the_settings(file: Path) -> None:
    register = StaffRegister([ERIKA], file)
    register.add(MAX)
    file.write_text("[]]", encoding="utf-8")
    assert (register.name_of(1), register.name_of(2)) == ("Erika Muster", None)
    with pytest.raises(StaffError, match=r"staff\.json' cannot be read"):
        register.paired()
