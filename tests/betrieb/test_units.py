"""The systemd units: what systemd itself says of them, and that the bot's commands work within their bounds."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import strategiebot
from bot.setting_sections import ROOT
from bot.settings import PREFIX, Settings
from bot.telegram.service import LONGEST_END
from tests.betrieb import sandbox
from tests.bot.operations.dashboard import shown_names

FOLDER = ROOT / "docs" / "betrieb" / "systemd"
SERVICES = sorted(FOLDER.glob("*.service"))
TIMERS = sorted(FOLDER.glob("*.timer"))
MOST_EXPOSED = 2.0
PROGRAM = "/opt/strategiebot/.venv/bin/strategiebot"

with_systemd = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="systemd-analyze is not here (Debian: apt install systemd)"
)


def name(path: Path) -> str:
    return path.name


@with_systemd
@pytest.mark.parametrize("unit", SERVICES, ids=name)
def test_systemd_rates_the_exposure_of_a_service_below_two(unit: Path) -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(unit)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", told)
    assert found
    assert float(found.group(1)) < MOST_EXPOSED


@with_systemd
def test_systemd_understands_every_line(tmp_path: Path) -> None:
    for unit in (*SERVICES, *TIMERS):
        text = unit.read_text(encoding="utf-8").replace(PROGRAM, "/bin/true")
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    command = ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / unit.name) for unit in (*SERVICES, *TIMERS))]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, [line for line in ended.stderr.splitlines() if str(tmp_path) in line]) == (0, [])


@pytest.mark.parametrize("unit", SERVICES, ids=name)
def test_what_a_service_starts_is_a_command_of_ours_with_options_it_has(unit: Path) -> None:
    (line,) = [line for line in unit.read_text(encoding="utf-8").splitlines() if line.startswith("ExecStart=")]
    program, command, *arguments = shlex.split(line.removeprefix("ExecStart="))
    assert program == PROGRAM
    strategiebot.commands[command].make_context(command, arguments, resilient_parsing=False)


@pytest.mark.parametrize("unit", SERVICES, ids=name)
def test_the_settings_that_a_service_gives_are_settings(unit: Path) -> None:
    given = [each.split("=")[0] for each in sandbox.values(unit.read_text(encoding="utf-8"), "Environment")]
    for variable in (each for each in given if each.startswith(PREFIX)):
        assert variable.removeprefix(PREFIX).split("__")[0].lower() in Settings.model_fields


def test_no_service_has_the_token_in_its_environment() -> None:
    texts = {unit.name: unit.read_text(encoding="utf-8") for unit in SERVICES}
    assert [name for name, text in texts.items() if f"{PREFIX}TELEGRAM__TOKEN=" in text] == []
    assert sandbox.values(texts["strategiebot.service"], "LoadCredential") == ["token:/etc/strategiebot/token"]


def test_the_service_sees_enough_of_the_machine_to_tell_its_memory_and_processor_time(tmp_path: Path) -> None:
    if problem := sandbox.problem(tmp_path):
        pytest.skip(problem)
    script = "from bot.operations.meters import Meters; print(Meters().exposition().decode())"
    before = sandbox.own_processes(FOLDER / "strategiebot.service")
    command = [*before, sys.executable, "-c", script]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {"process_resident_memory_bytes", "process_cpu_seconds_total"} <= shown_names(shown)


def test_a_stop_has_time_for_what_is_under_way() -> None:
    text = (FOLDER / "strategiebot.service").read_text(encoding="utf-8")
    assert int(sandbox.values(text, "TimeoutStopSec")[0]) > LONGEST_END


def test_backups_are_gone_before_the_day_that_the_notice_tells() -> None:
    text = (FOLDER / "strategiebot-backup.service").read_text(encoding="utf-8")
    (kept,) = re.findall(r"--keep (\d+)", text)
    assert int(kept) <= Settings.model_fields["privacy"].default.keep_backups_days


def test_each_timer_has_its_service_and_makes_up_for_what_was_missed() -> None:
    for timer in TIMERS:
        assert timer.with_suffix(".service") in SERVICES
        text = timer.read_text(encoding="utf-8")
        assert sandbox.values(text, "Persistent") == ["true"]
        assert sandbox.values(text, "RandomizedDelaySec")


@pytest.fixture
def bounded(tmp_path: Path) -> tuple[Path, list[str]]:
    """A data folder, and the beginning of a command that runs as strategiebot.service would, with that folder alone."""
    data = tmp_path / "data"
    data.mkdir()
    if problem := sandbox.problem(data):
        pytest.skip(problem)
    return data, [*sandbox.own_mounts(data), *sandbox.within(FOLDER / "strategiebot.service")]


def test_within_the_bounds_of_the_service_files_of_staff_are_read_and_nothing_else_can_be_written(
    bounded: tuple[Path, list[str]],
) -> None:
    data, before = bounded
    script = (
        "import os; from pathlib import Path; from knowledge.readers.confinement import read_confined\n"
        "page = b'<title>Titel</title><h1>Titel</h1><p>Die Konferenz war am 7. M\\xc3\\xa4rz 2017 in Leipzig.</p>'\n"
        "print(read_confined(Path('a.html'), page).document.title)\n"
        f"for act in (lambda: Path('/etc/x').touch(), lambda: Path({str(data.parent)!r}, 'x').touch(),"
        " lambda: os.chroot('/'), lambda: os.setuid(1)):\n"
        "    try: act()\n"
        "    except OSError as error: print(error.strerror)\n"
    )
    ended = subprocess.run(
        [*before, sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.stdout.splitlines() == [
        "Titel",
        "Read-only file system",
        "Read-only file system",
        "Operation not permitted",
        "Operation not permitted",
    ], ended.stderr
