"""Journals of older versions are taken over without loss, by any number of processes at once."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from bot.journal.journal import Journal
from bot.storage.database import MIGRATIONS, StorageError
from bot.storage.tables import HEAD, metadata
from tests.bot.journal.entries import entry

OLD = Path(__file__).parents[2] / "data" / "journal-0.1.sqlite"
"""Made by the code of version 0.1: three presses, no number of a version."""
RECORD = (
    "import sys; from pathlib import Path; from bot.journal.journal import Journal; "
    "Journal.from_file(Path(sys.argv[1])).record_feedback('p', 's', True)"
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD, tmp_path / "journal.sqlite"))


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(file)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_a_journal_of_version_0_1_keeps_every_press_and_takes_questions(old: Path) -> None:
    before = rows(old, "select * from feedback")
    journal = Journal.from_file(old)
    assert journal.feedback_counts() == {True: 2, False: 1}
    journal.record_question(entry("Gibt es Parkplätze?"))
    assert [each.question for each in journal.questions()] == ["Gibt es Parkplätze?"]
    assert rows(old, "select * from feedback") == before
    assert rows(old, "select version_num from alembic_version") == [(HEAD,)]


def test_the_newest_migration_is_the_one_the_tables_are_of(tmp_path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_migrations_make_the_tables_that_the_code_writes(tmp_path: Path, old: Path) -> None:
    Journal.from_file(tmp_path / "new.sqlite").questions()
    Journal.from_file(old).questions()
    for name in ("new.sqlite", "journal.sqlite"):
        engine = create_engine(f"sqlite:///{tmp_path / name}")
        made = inspect(engine)
        assert set(made.get_table_names()) == set(metadata.tables)
        for table in metadata.sorted_tables:
            wanted = [(column.name, str(column.type), column.nullable) for column in table.columns]
            assert [(c["name"], str(c["type"]), c["nullable"]) for c in made.get_columns(table.name)] == wanted
        assert [index["name"] for index in made.get_indexes("questions")] == ["questions_by_day"]
        engine.dispose()


def test_several_processes_may_take_a_journal_over_at_once(old: Path) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", RECORD, str(old)], stderr=subprocess.PIPE) for _ in range(3)]
    told = [process.communicate(timeout=60)[1] for process in processes]
    assert told == [b"", b"", b""]
    assert Journal.from_file(old).feedback_counts() == {True: 5, False: 1}


def test_a_journal_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    Journal.from_file(file).record_feedback("p", "s", True)
    connection = sqlite3.connect(file)
    connection.execute("update alembic_version set version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(StorageError, match=r"written by a newer version \(migration 9999\); update this program"):
        Journal.from_file(file).questions()
    assert rows(file, "select count(*) from feedback") == [(1,)]


def test_a_migration_that_fails_leaves_the_journal_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = sqlite3.connect(old)
    connection.execute("create table questions (id integer)")  # stands in the way of the second migration
    connection.commit()
    connection.close()
    before = rows(old, "select * from sqlite_master")
    with pytest.raises(StorageError, match="already exists"):
        Journal.from_file(old).questions()
    assert rows(old, "select * from sqlite_master") == before


def test_a_folder_with_a_percent_sign_is_no_trouble(tmp_path: Path) -> None:
    folder = tmp_path / "100%(x)s"
    folder.mkdir()
    assert Journal.from_file(folder / "journal.sqlite").questions() == ()
