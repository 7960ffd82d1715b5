"""The commands `backup` and `restore`, over an installation that has answered."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bot.backup.exchange import Exchange
from bot.backup.holdings import held_at_top
from tests.bot.command_line import CommandLine

TOKEN = "123456:ABC-this-is-secret"


def test_a_restored_backup_answers_as_then(strategiebot: CommandLine, tmp_path: Path) -> None:
    then = strategiebot.published()
    made = strategiebot("backup", str(tmp_path / "b.tar.gz"))
    assert (made.status, made.err) == (0, "")
    assert made.out.startswith(f"{tmp_path / 'b.tar.gz'}: 18 files, ")
    assert made.out.endswith(f"; live is {then}\n")
    assert strategiebot.edited() != then
    restored = strategiebot("restore", str(tmp_path / "b.tar.gz"))
    assert (restored.status, restored.err) == (0, "")
    assert restored.out.endswith(f"; live is {then}\n")
    assert strategiebot("status", "--json").json["snapshot"] == then


def test_what_postgresql_holds_is_left_to_its_own_programs_and_that_is_said(
    strategiebot: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strategiebot.published()
    assert strategiebot("gaps", "--forget", "--yes").out == "deleted 0 questions\n"
    strategiebot("backup", str(tmp_path / "sqlite.tar.gz"))
    monkeypatch.setenv("STRATEGIEBOT_STORAGE__URL", "postgresql://bot:hushhush@127.0.0.1:1/nowhere")
    made = strategiebot("backup", "--json", str(tmp_path / "postgresql.tar.gz"))
    assert (made.status, made.json["files"]) == (0, 18)
    assert made.err.startswith("Journal, subscriptions and waiting questions are in PostgreSQL and not part of this")
    refused = strategiebot("restore", str(tmp_path / "sqlite.tar.gz"))
    assert "holds a journal in SQLite, and storage.url names PostgreSQL; nothing was changed" in refused.error
    restored = strategiebot("restore", str(tmp_path / "postgresql.tar.gz"))
    assert (restored.status, "use pg_dump and pg_restore" in restored.err) == (0, True)
    assert "hushhush" not in made.err + made.out + refused.err + restored.err


def test_a_dry_run_tells_what_is_there_and_changes_nothing(strategiebot: CommandLine, tmp_path: Path) -> None:
    then = strategiebot.published()
    strategiebot("backup", str(tmp_path / "b.tar.gz"))
    now = strategiebot.edited()
    ended = strategiebot("restore", "--dry-run", "--json", str(tmp_path / "b.tar.gz"))
    assert ended.status == 0
    assert ended.json["snapshot"] == then
    assert (ended.json["restored"], ended.json["files"]) == (False, 18)
    assert strategiebot("status", "--json").json["snapshot"] == now


def test_a_folder_gets_a_file_that_is_named_after_the_time(strategiebot: CommandLine, tmp_path: Path) -> None:
    strategiebot.published()
    folder = tmp_path / "backups"
    folder.mkdir()
    (made,) = [strategiebot("backup", "--json", str(folder)).json]
    (file,) = folder.iterdir()
    assert made["file"] == str(file)
    assert made["bytes"] == file.stat().st_size
    assert file.match("strategiebot-20??????T??????Z.tar.gz")


def test_of_the_files_in_a_folder_the_newest_are_kept_and_no_other_file_is_touched(
    strategiebot: CommandLine, tmp_path: Path
) -> None:
    strategiebot.published()
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("strategiebot-20200101T000000Z", "strategiebot-20210101T000000Z", "strategiebot-before-update"):
        (folder / f"{name}.tar.gz").write_bytes(b"")
    made = Path(strategiebot("backup", "--keep", "2", "--json", str(folder)).json["file"])
    left = {"strategiebot-20210101T000000Z.tar.gz", "strategiebot-before-update.tar.gz", made.name}
    assert {path.name for path in folder.iterdir()} == left


def test_keeping_so_many_needs_a_folder(strategiebot: CommandLine, tmp_path: Path) -> None:
    assert strategiebot("backup", "--keep", "2", str(tmp_path / "b.tar.gz")).status == 2


def test_the_live_snapshot_and_the_one_before_are_kept_or_all(strategiebot: CommandLine, tmp_path: Path) -> None:
    ids = [strategiebot.published(), strategiebot.edited(), strategiebot.edited()]
    for name, options, kept in (("few", [], ids[1:]), ("all", ["--all"], ids)):
        strategiebot("backup", *options, str(tmp_path / f"{name}.tar.gz"))
        held = gzip.decompress((tmp_path / f"{name}.tar.gz").read_bytes())
        assert [id for id in ids if f"data/snapshots/{id}/manifest.json".encode() in held] == kept


def test_a_token_is_in_no_backup(strategiebot: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRATEGIEBOT_TELEGRAM__TOKEN", TOKEN)
    strategiebot.published()
    strategiebot("backup", str(tmp_path / "b.tar.gz"))
    held = gzip.decompress((tmp_path / "b.tar.gz").read_bytes())
    assert b'data_dir = "var"' in held
    assert TOKEN.encode() not in held


def test_settings_that_were_others_are_laid_beside_and_told(strategiebot: CommandLine, tmp_path: Path) -> None:
    strategiebot.published()
    strategiebot("backup", str(tmp_path / "b.tar.gz"))
    then = strategiebot.config.read_text(encoding="utf-8")
    strategiebot.configure(more="# changed")
    ended = strategiebot("restore", str(tmp_path / "b.tar.gz"))
    kept = tmp_path / "var" / "config.from-backup.toml"
    assert ended.err == f"The settings then were others: they lie in {kept}; compare them with yours.\n"
    assert kept.read_text(encoding="utf-8") == then


def test_a_damaged_backup_is_refused_in_one_sentence(strategiebot: CommandLine, tmp_path: Path) -> None:
    strategiebot.published()
    file = tmp_path / "b.tar.gz"
    strategiebot("backup", str(file))
    file.write_bytes(file.read_bytes()[:-100])
    ended = strategiebot("restore", str(file))
    assert ended.status == 1
    assert ended.error == (
        f"strategiebot: {str(file)!r} is no backup, or damaged or cut short (checksum differs); nothing was changed; "
        "take another copy of it, or an older backup"
    )


def test_before_anything_was_made_there_is_nothing_to_back_up(strategiebot: CommandLine, tmp_path: Path) -> None:
    ended = strategiebot("backup", str(tmp_path / "b.tar.gz"))
    assert ended.error == (
        f"strategiebot: there is no data folder {str(tmp_path / 'var')!r} to back up; check data_dir"
    )


def test_any_command_finishes_a_restore_that_was_killed(
    strategiebot: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = strategiebot.published()
    strategiebot("backup", str(tmp_path / "b.tar.gz"))
    strategiebot.edited()
    with monkeypatch.context() as killing:
        killing.setattr(Exchange, "_go_on", broken_off)
        assert strategiebot("restore", str(tmp_path / "b.tar.gz")).status == 1
    assert held_at_top(tmp_path / "var") == ()  # what was there has gone, what is to come has not come
    assert strategiebot("status", "--json").json["snapshot"] == then


def broken_off(exchange: Exchange, plan: object) -> None:
    for path in exchange._data.iterdir():
        if path.name in held_at_top(exchange._data):
            path.rename(exchange._old / path.name)
    raise OSError("as if killed")
