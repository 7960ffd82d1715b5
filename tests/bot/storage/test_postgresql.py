"""PostgreSQL holds the same tables as SQLite, and what goes wrong with it is told without a secret or a value."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import create_engine, inspect

from bot.journal.journal import Journal
from bot.storage import postgresql as module
from bot.storage.database import StorageError
from bot.storage.postgresql import PostgreSQL
from bot.storage.storage import Storage
from bot.storage.tables import HEAD, metadata
from tests.bot.journal.entries import entry
from tests.postgresql import PASSWORD, Server

RECORD = (
    "import sys; from pathlib import Path; from pydantic import SecretStr; from bot.storage.storage import Storage; "
    "from bot.journal.journal import Journal; journal = Journal(Storage(Path(), SecretStr(sys.argv[1])).journal()); "
    "journal.record_feedback('p', 's', True); print(journal.problem()); journal.close()"
)


def name_of(url: str) -> str:
    return url.rpartition("/")[2]


@contextmanager
def journal_at(url: str) -> Iterator[Journal]:
    with closing(Journal(Storage(Path("nowhere"), SecretStr(url)).journal())) as journal:
        yield journal


def told(url: str) -> str:
    with journal_at(url) as journal, pytest.raises(StorageError) as failure:
        journal.questions()
    assert PASSWORD not in str(failure.value)
    return str(failure.value)


def test_migrations_make_the_tables_that_the_code_writes(postgresql: Server) -> None:
    url = postgresql.empty()
    with journal_at(url) as journal:
        assert journal.questions() == ()
    engine = create_engine(PostgreSQL.from_url(url).url)
    made = inspect(engine)
    assert set(made.get_table_names()) == set(metadata.tables)
    for table in metadata.sorted_tables:
        wanted = [(column.name, column.type.compile(engine.dialect), column.nullable) for column in table.columns]
        found = [(c["name"], c["type"].compile(engine.dialect), c["nullable"]) for c in made.get_columns(table.name)]
        assert found == [(name, kind.replace("FLOAT", "DOUBLE PRECISION"), null) for name, kind, null in wanted]
        assert {index["name"] for index in made.get_indexes(table.name)} == {index.name for index in table.indexes}
    engine.dispose()


def test_several_processes_may_make_the_tables_at_once(postgresql: Server) -> None:
    url = postgresql.empty()
    command = [sys.executable, "-c", RECORD, url]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    assert [process.communicate(timeout=60) for process in processes] == [(b"\n", b"")] * 3
    with journal_at(url) as journal:
        assert journal.feedback_counts() == {True: 3, False: 0}


def test_tables_of_a_newer_version_are_left_alone(postgresql: Server) -> None:
    url = postgresql.fresh()
    assert postgresql.ask(name_of(url), "select version_num from alembic_version") == [(HEAD,)]
    postgresql.ask(name_of(url), "update alembic_version set version_num = '9999'")
    assert "was written by a newer version (migration 9999); update this program" in told(url)


def test_what_keeps_us_out_is_named_with_the_next_step(postgresql: Server) -> None:
    url = postgresql.fresh()
    place = f"the database 'postgresql://bot@127.0.0.1:{postgresql.port}/{name_of(url)}' cannot be used"
    wrong = told(postgresql.url(name_of(url), "falsch"))
    assert wrong.startswith(place)
    assert wrong.endswith("correct user and password in storage.url")
    assert told(url + "x").endswith("create it (createdb), or correct its name in storage.url")
    assert "Connection refused" in told(url.replace(str(postgresql.port), "1"))


def test_a_server_that_takes_no_writes_is_told_and_can_be_read(postgresql: Server) -> None:
    url = postgresql.fresh()
    with journal_at(url) as journal:
        journal.record_question(entry("Geheimnis"))
        assert journal.problem() == ""
        postgresql.ask("postgres", f"alter database {name_of(url)} set default_transaction_read_only = on")
    with journal_at(url) as journal:
        journal.record_question(entry("Geheimnis"))
        assert "(ReadOnlySqlTransaction 25006); it takes no writes: name the primary server" in journal.problem()
        assert [each.question for each in journal.questions()] == ["Geheimnis"]


def test_a_server_that_comes_back_is_used_again(postgresql: Server) -> None:
    with journal_at(postgresql.fresh()) as journal:
        journal.record_question(entry("davor"))
        postgresql.stop()
        journal.record_question(entry("währenddessen"))
        assert "cannot be used" in journal.problem()
        postgresql.start()
        journal.record_question(entry("danach"))
        assert [each.question for each in journal.questions()] == ["davor", "danach"]


def test_without_its_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'psycopg'")

    monkeypatch.setattr(module, "create_engine", missing)
    with pytest.raises(StorageError, match=r"driver is not installed; run .*\[postgresql\]"):
        Storage(Path("nowhere"), SecretStr("postgresql://bot@host/db")).journal()


def test_a_password_is_never_shown() -> None:
    storage = Storage(Path("nowhere"), SecretStr("postgresql://bot:hushhush@host/db"))
    backing = storage.journal().backing
    assert "hushhush" not in repr(storage) + repr(backing) + backing.name
    assert backing.name == "the database 'postgresql://bot@host/db'"
