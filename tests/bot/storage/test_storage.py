"""One address says where journal and inbox lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import SettingsError, load_settings
from bot.storage.storage import SQLITE, Storage, holds_password, is_address

SECRET = "postgresql://bot:hushhush@db.example.org:5432/strategiebot"
VARIABLE = "STRATEGIEBOT_STORAGE__URL"


def write(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_by_default_they_are_files_of_the_data_folder(tmp_path: Path) -> None:
    storage = load_settings(write(tmp_path, "")).databases()
    assert (storage, storage.is_shared) == (Storage(tmp_path / "var", SecretStr(SQLITE)), False)
    names = [database.backing.name for database in (storage.journal(), storage.inbox())]
    assert names == [f"the journal '{tmp_path}/var/{name}.sqlite'" for name in ("journal", "inbox")]


def test_an_address_without_a_password_may_stand_in_the_settings_file(tmp_path: Path) -> None:
    storage = load_settings(write(tmp_path, '[storage]\nurl = "postgresql://bot@db/strategiebot"\n')).databases()
    assert (storage.is_shared, storage.url.get_secret_value()) == (True, "postgresql://bot@db/strategiebot")


@pytest.mark.parametrize("url", [SECRET, "postgresql://db/x?user=bot&password=hushhush"])
def test_one_with_a_password_may_not(tmp_path: Path, url: str) -> None:
    expected = r"holds storage\.url; take it out and set STRATEGIEBOT_STORAGE__URL"
    with pytest.raises(SettingsError, match=expected) as told:
        load_settings(write(tmp_path, f'[storage]\nurl = "{url}"\n'))
    assert "hushhush" not in str(told.value)


def test_it_comes_from_the_environment_or_from_a_file_named_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, SECRET)
    settings = load_settings(write(tmp_path, ""))
    assert settings.databases().url.get_secret_value() == SECRET
    assert "hushhush" not in repr(settings) + repr(settings.databases())
    monkeypatch.delenv(VARIABLE)
    (tmp_path / "secret").write_text(f"{SECRET}\n", encoding="utf-8")
    monkeypatch.setenv(f"{VARIABLE}_FILE", str(tmp_path / "secret"))
    assert load_settings(write(tmp_path, "")).databases().url.get_secret_value() == SECRET


@pytest.mark.parametrize(
    ("content", "expected"),
    [("", "is empty; write the address"), ("mysql://bot:hushhush@db/x", "holds no address of a database (not shown)")],
)
def test_a_file_without_an_address_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, expected: str
) -> None:
    (tmp_path / "secret").write_text(content, encoding="utf-8")
    monkeypatch.setenv(f"{VARIABLE}_FILE", str(tmp_path / "secret"))
    with pytest.raises(SettingsError) as told:
        load_settings(write(tmp_path, "")).databases()
    assert expected in str(told.value)
    assert "hushhush" not in str(told.value)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://bot:hushhush@db/x",
        "sqlite:///elsewhere",
        "postgresql://db",
        "postgresql://db/",
        "hushhush",
        "",
        "postgresql://bot:hush@hushhush@db/x",
    ],
)
def test_what_is_no_address_is_told_without_showing_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv(VARIABLE, url)
    with pytest.raises(SettingsError, match=r"setting storage\.url is \(not shown\): write sqlite:/// ") as told:
        load_settings(write(tmp_path, ""))
    assert "hushhush" not in str(told.value)


@pytest.mark.parametrize("url", [SQLITE, SECRET, "postgresql://bot@/x?host=/run/postgresql", "postgresql:///x"])
def test_known_forms(url: str) -> None:
    assert is_address(url)
    assert holds_password(url) == ("hushhush" in url)


@pytest.mark.parametrize("url", ["postgresql://bot:12/3@db/x", "postgresql://bot@db/x?sslmode=require&sslpassword=x"])
def test_a_password_is_seen_wherever_it_stands(url: str) -> None:
    assert holds_password(url)


def test_a_host_with_a_port_is_no_password() -> None:
    assert not holds_password("postgresql://bot@db:5432/x?application_name=a")
