"""Settings: defaults, environment, and one clear sentence for everything that is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bot.assembly import Assembly
from bot.setting_sections import ROOT
from bot.settings import Settings, SettingsError, load_settings


def write(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_empty_file_gives_the_defaults_beside_it(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, ""))
    assert settings.data_dir == tmp_path / "var"
    assert settings.encoder.model == "bundled"
    assert settings.telegram.mode == "polling"
    assert settings.knowledge.documents == ROOT / "knowledge" / "documents"


def test_relative_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, 'data_dir = "d"\n[knowledge]\ndocuments = "texts"\n'))
    assert settings.data_dir == tmp_path / "d"
    assert settings.knowledge.documents == tmp_path / "texts"


def test_the_model_lies_below_the_data_unless_a_folder_is_named(tmp_path: Path) -> None:
    assert Assembly(load_settings(write(tmp_path, 'data_dir = "d"\n'))).models == tmp_path / "d" / "models"
    named = write(tmp_path, '[encoder]\nmodel_dir = "m"\n')
    assert Assembly(load_settings(named)).models == tmp_path / "m"


def test_the_environment_overrides_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRATEGIEBOT_DATA_DIR", "/elsewhere")
    monkeypatch.setenv("STRATEGIEBOT_TELEGRAM__MODE", "webhook")
    settings = load_settings(write(tmp_path, 'data_dir = "d"\n[telegram]\nmode = "polling"\n'))
    assert settings.data_dir == Path("/elsewhere")
    assert settings.telegram.mode == "webhook"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("data_dri = 'x'", "'data_dri' is no setting"),
        ("[telegram]\nmod = 'x'", "'telegram.mod' is no setting"),
        ("[telegram]\nmode = 'carrier pigeon'", "setting telegram.mode is 'carrier pigeon'"),
        ("[encoder]\nthreads = 0", "setting encoder.threads is 0"),
        ('telegram = "1:secret"', "setting telegram is a single value \\(not shown\\): write a section \\[telegram\\]"),
        ("[index]\nmilvus_uri = 'http://a:1:secret@b'", "milvus_uri is \\(not shown\\): give an http or https address"),
        ("[index]\nmilvus_uri = 'nonsense'", "milvus_uri is \\(not shown\\): give an http or https address"),
        ("[index]\nmilvus_uri = 'ftp://a/b.db'", "milvus_uri is \\(not shown\\): give an http or https address"),
        ("[encoder]\nmodel = ' '", "setting encoder.model is ' ': write \"bundled\", or"),
        ("[telegram]\nbase_url = 'ftp://a/bot'", "setting telegram.base_url is 'ftp://a/bot': give an http"),
        ("[telegram]\nbase_url = 'https://a/'", "setting telegram.base_url is 'https://a/': give an http"),
        ("data_dir = ", "is no readable TOML"),
        ("[telegram]\ntoken = '1:secret'", "take it out and set STRATEGIEBOT_TELEGRAM__TOKEN"),
    ],
)
def test_what_is_wrong_is_named_in_one_sentence(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(SettingsError, match=expected.replace(".", r"\.")) as failure:
        load_settings(write(tmp_path, text))
    assert "\n" not in str(failure.value)
    assert "1:secret" not in str(failure.value)


@pytest.mark.parametrize(
    ("uri", "meant"),
    [("milvus.db", "{folder}/milvus.db"), ("/a/b.db", "/a/b.db"), ("http://b:19530", "http://b:19530")],
)
def test_the_file_of_milvus_is_relative_to_that_of_the_settings(tmp_path: Path, uri: str, meant: str) -> None:
    settings = load_settings(write(tmp_path, f"[index]\nmilvus_uri = '{uri}'"))
    assert settings.index.milvus_uri == meant.format(folder=tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml' does not exist"):
        load_settings(tmp_path / "nowhere.toml")


def test_a_settings_file_that_is_none_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/null")):
        with pytest.raises(SettingsError, match="is no file; name another with --config"):
            load_settings(path)


@pytest.mark.parametrize("value", ["abc", "[1]", '"abc"'])
def test_a_variable_with_a_value_for_a_section_is_named_without_the_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("STRATEGIEBOT_KNOWLEDGE", value)
    with pytest.raises(SettingsError, match=r"STRATEGIEBOT_KNOWLEDGE is a whole section; set .*KNOWLEDGE__DOCUMENTS"):
        load_settings(write(tmp_path, ""))


def test_a_section_may_stand_in_one_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRATEGIEBOT_ENCODER", '{"threads": 3}')
    assert load_settings(write(tmp_path, "")).encoder.threads == 3


def test_an_empty_token_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "token").write_text(" \n", encoding="utf-8")
    monkeypatch.setenv("STRATEGIEBOT_TELEGRAM__TOKEN_FILE", str(tmp_path / "token"))
    with pytest.raises(SettingsError, match=r"token' is empty; write the token"):
        load_settings(write(tmp_path, "")).telegram_token()


def test_an_unknown_variable_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRATEGIEBOT_TELEGRM__TOKEN", "1:secret")
    with pytest.raises(SettingsError, match="STRATEGIEBOT_TELEGRM__TOKEN is no setting") as failure:
        load_settings(write(tmp_path, ""))
    assert "1:secret" not in str(failure.value)


def test_the_token_comes_from_the_environment_and_is_never_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRATEGIEBOT_TELEGRAM__TOKEN", " 12:hushhush ")
    settings = load_settings(write(tmp_path, ""))
    token = settings.telegram_token()
    assert token is not None
    assert token.get_secret_value() == "12:hushhush"
    assert "hushhush" not in repr(settings) + str(token)


def test_the_token_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "token").write_text("12:hushhush\n", encoding="utf-8")
    monkeypatch.setenv("STRATEGIEBOT_TELEGRAM__TOKEN_FILE", str(tmp_path / "token"))
    token = load_settings(write(tmp_path, "")).telegram_token()
    assert token is not None
    assert token.get_secret_value() == "12:hushhush"


def test_a_token_file_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRATEGIEBOT_TELEGRAM__TOKEN_FILE", str(tmp_path / "gone"))
    with pytest.raises(SettingsError, match=r"gone' cannot be read \(FileNotFoundError\)"):
        load_settings(write(tmp_path, "")).telegram_token()


def test_without_a_token_there_is_none(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, "")).telegram_token() is None


def test_the_shipped_file_holds_nothing_but_defaults() -> None:
    shipped = tomllib.loads((ROOT / "config.toml").read_text(encoding="utf-8"))
    defaults = Settings.model_construct()
    for section in ("encoder", "telegram", "contact", "fluency"):
        assert shipped[section] == {key: getattr(getattr(defaults, section), key) for key in shipped[section]}


def test_every_setting_has_a_sentence_of_help() -> None:
    for field in Settings.model_fields.values():
        sections = getattr(field.annotation, "model_fields", {"": field})
        assert all(setting.description for setting in sections.values())
