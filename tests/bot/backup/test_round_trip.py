"""What was backed up comes back: all of it, and nothing else with it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import threading
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.audit import AuditLog
from bot.backup.backup_error import BackupError
from bot.backup.contents import Contents
from bot.backup.restoring import Restoration
from bot.backup.stillness import no_refresh
from bot.backup.writing import Backup
from bot.telegram.instance_lock import only_instance
from tests.bot.backup.installation import ACT, LATER, SmallInstallation, silent


@pytest.fixture
def here(tmp_path: Path) -> SmallInstallation:
    installation = SmallInstallation(tmp_path / "here")
    installation.fill("before")
    return installation


def changed(installation: SmallInstallation) -> None:
    shutil.rmtree(installation.data)
    installation.fill("after", ACT + LATER)


def test_all_of_the_backup_comes_back_and_what_was_new_goes(here: SmallInstallation, tmp_path: Path) -> None:
    here.back_up(tmp_path / "b.tar.gz")
    changed(here)
    assert here.state() == {"after"}
    here.restore(tmp_path / "b.tar.gz")
    assert here.state() == {"before"}


def test_a_backup_can_be_restored_on_an_empty_machine(here: SmallInstallation, tmp_path: Path) -> None:
    here.back_up(tmp_path / "b.tar.gz")
    there = SmallInstallation(tmp_path / "there")
    restored = there.restore(tmp_path / "b.tar.gz")
    assert there.state() == {"before"}
    assert restored.config == there.data / "config.from-backup.toml"
    assert restored.config.read_text(encoding="utf-8") == 'data_dir = "var"\n'


def test_settings_that_are_the_same_are_not_laid_beside(here: SmallInstallation, tmp_path: Path) -> None:
    here.back_up(tmp_path / "b.tar.gz")
    assert here.restore(tmp_path / "b.tar.gz").config is None
    assert not (here.data / "config.from-backup.toml").exists()


def test_no_act_vanishes_from_the_audit_log(here: SmallInstallation, tmp_path: Path) -> None:
    here.back_up(tmp_path / "b.tar.gz")
    changed(here)
    here.restore(tmp_path / "b.tar.gz")
    entries = AuditLog.in_folder(here.data).entries()
    assert [entry.act for entry in entries] == ["publish", "rollback", "restore"]
    assert entries[-1].objects == ("b.tar.gz",)


def test_what_can_be_made_anew_stays_out_and_stays_where_it_is(here: SmallInstallation, tmp_path: Path) -> None:
    for name in ("models/m", "embeddings/e", "answers/a", "inbox.sqlite", "pairing.json", "snapshots/.staged-1/x"):
        (here.data / name).parent.mkdir(parents=True, exist_ok=True)
        (here.data / name).write_bytes(b"")
    contents = here.back_up(tmp_path / "b.tar.gz")
    assert set(contents.members) == {
        "config.toml",
        "data/audit.jsonl",
        "data/documents/before.md",
        "data/documents/both.md",
        "data/journal.sqlite",
        "data/sources/before/page.html",
        "data/staff.json",
    }
    here.restore(tmp_path / "b.tar.gz")
    assert {path.name for path in here.data.iterdir()} >= {"models", "embeddings", "answers", "inbox.sqlite"}


def test_a_write_ahead_log_of_the_old_journal_does_not_get_into_the_new_one(
    here: SmallInstallation, tmp_path: Path
) -> None:
    here.back_up(tmp_path / "b.tar.gz")
    with closing(sqlite3.connect(here.data / "journal.sqlite")) as journal:
        journal.execute("PRAGMA journal_mode=WAL")
        journal.execute("UPDATE questions SET text = 'after'")
        journal.commit()
        kept = {path.name: path.read_bytes() for path in here.data.glob("journal.sqlite*")}
    for name, content in kept.items():  # as a bot that was killed leaves them
        (here.data / name).write_bytes(content)
    assert (here.data / "journal.sqlite-wal").stat().st_size > 0
    here.restore(tmp_path / "b.tar.gz")
    assert not (here.data / "journal.sqlite-wal").exists()
    assert here.state() == {"before"}


def test_a_database_is_whole_although_somebody_writes_all_the_time(here: SmallInstallation, tmp_path: Path) -> None:
    database, ended = here.data / "pairs.sqlite", threading.Event()
    with closing(sqlite3.connect(database)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE pairs (number, filler)")

    def write() -> None:
        with closing(sqlite3.connect(database, timeout=30)) as connection:
            for number in range(100_000):
                if ended.is_set():
                    return
                with connection:
                    connection.executemany("INSERT INTO pairs VALUES (?, ?)", [(number, "x" * 500)] * 2)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            here.back_up(tmp_path / f"{number}.tar.gz")
    finally:
        ended.set()
        writer.join()
    there = SmallInstallation(tmp_path / "there")
    for number in range(5):
        there.restore(tmp_path / f"{number}.tar.gz")
        with closing(sqlite3.connect(there.data / "pairs.sqlite")) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            single = copy.execute("SELECT number FROM pairs GROUP BY number HAVING count(*) <> 2").fetchall()
            assert single == []


def test_a_file_that_vanishes_while_it_is_read_is_no_reason_to_fail(
    here: SmallInstallation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = here.data / "submissions" / "0123456789" / "original"
    gone.parent.mkdir(parents=True)
    gone.write_bytes(b"x")

    def tell(step: str, done: int, total: int) -> None:
        gone.unlink(missing_ok=True)

    contents = Backup(here.config, here.data).write(tmp_path / "b.tar.gz", tell)
    assert "data/submissions/0123456789/original" not in contents.members
    assert here.restore(tmp_path / "b.tar.gz").contents == contents


def test_a_backup_waits_for_a_refresh_and_then_says_so(
    here: SmallInstallation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.backup.writing._PATIENCE_SECONDS", 0.1)
    with no_refresh(here.data, 0), pytest.raises(BackupError, match="a refresh is under way; try again"):
        here.back_up(tmp_path / "b.tar.gz")
    assert not (tmp_path / "b.tar.gz").exists()


def test_nothing_is_restored_below_a_running_bot(here: SmallInstallation, tmp_path: Path) -> None:
    here.back_up(tmp_path / "b.tar.gz")
    changed(here)
    with only_instance(here.data, "123:abc"), pytest.raises(BackupError, match="the bot is running here; stop it"):
        here.restore(tmp_path / "b.tar.gz")
    assert here.state() == {"after"}


def test_a_backup_is_readable_by_its_owner_alone(here: SmallInstallation, tmp_path: Path) -> None:
    here.back_up(tmp_path / "b.tar.gz")
    assert (tmp_path / "b.tar.gz").stat().st_mode & 0o777 == 0o600


def test_other_programs_unpack_it_too(here: SmallInstallation, tmp_path: Path) -> None:
    here.back_up(tmp_path / "b.tar.gz")
    for command in (["gzip", "--test", "b.tar.gz"], ["tar", "xzf", "b.tar.gz"]):
        ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert ended.stderr == ""
    assert (tmp_path / "data" / "staff.json").read_text(encoding="utf-8") == "staff.json before"


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("here/var/b.tar.gz", "lies in the data folder, where it would be lost with it"),
        ("here/config.toml", "exists and is not overwritten"),
        ("missing/b.tar.gz", "there is no folder"),
    ],
)
def test_a_backup_that_would_be_none_is_refused(
    here: SmallInstallation, tmp_path: Path, target: str, told: str
) -> None:
    with pytest.raises(BackupError, match=told):
        here.back_up(tmp_path / target)


def test_a_link_is_refused_rather_than_left_out(here: SmallInstallation, tmp_path: Path) -> None:
    (here.data / "more").symlink_to(tmp_path)
    with pytest.raises(BackupError, match="more' is a link"):
        here.back_up(tmp_path / "b.tar.gz")


def test_a_damaged_database_is_told_and_no_backup_written(here: SmallInstallation, tmp_path: Path) -> None:
    (here.data / "journal.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(BackupError, match=r"journal.sqlite' cannot be copied .*no backup was written"):
        here.back_up(tmp_path / "b.tar.gz")
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


def test_a_backup_of_a_newer_program_is_refused(
    here: SmallInstallation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.backup.writing.program", lambda: "99.0")
    here.back_up(tmp_path / "b.tar.gz")
    changed(here)
    with pytest.raises(BackupError, match=r"made by a newer version \(99.0, this one is .*update this program first"):
        here.restore(tmp_path / "b.tar.gz")
    assert here.state() == {"after"}


def test_a_format_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="newer version"):
        Contents.read(tmp_path, b'{"format": 2, "program": "0.1.0", "unknown": 1}')


def test_without_room_nothing_is_begun(
    here: SmallInstallation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.back_up(tmp_path / "b.tar.gz")
    before = here.everything()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1))
    with pytest.raises(BackupError, match="has 0 MB of room"):
        here.restore(tmp_path / "b.tar.gz")
    assert here.everything() == before


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> SmallInstallation:
    folder = tmp_path_factory.mktemp("sound")
    installation = SmallInstallation(folder)
    installation.fill("before")
    return installation


@pytest.fixture(scope="module")
def backup(sound: SmallInstallation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("backup") / "b.tar.gz"
    sound.back_up(file)
    return file


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_is_found_and_nothing_changed(
    sound: SmallInstallation, backup: Path, tmp_path: Path, place: float, bit: int
) -> None:
    content = bytearray(backup.read_bytes())
    content[int(place * len(content))] ^= 1 << bit
    refused(sound, tmp_path / "damaged.tar.gz", bytes(content))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), more=st.binary(min_size=1, max_size=99))
def test_a_backup_that_is_cut_short_or_went_on_is_refused(
    sound: SmallInstallation, backup: Path, tmp_path: Path, place: float, more: bytes
) -> None:
    content = backup.read_bytes()
    refused(sound, tmp_path / "damaged.tar.gz", content[: int(place * len(content))])
    refused(sound, tmp_path / "damaged.tar.gz", content + more)


def refused(installation: SmallInstallation, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    before = installation.everything()
    with pytest.raises(BackupError, match="is no backup, or damaged or cut short"):
        Restoration(file, installation.config, installation.data).restore(silent)
    assert installation.everything() == before
