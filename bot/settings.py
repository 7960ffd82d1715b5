"""All settings, read once from config.toml and the environment."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource
from pydantic_settings.exceptions import SettingsError as UnreadableVariable

from bot.setting_sections import (
    ROOT,
    AnnouncementSettings,
    ContactSettings,
    EncoderSettings,
    FluencySettings,
    IndexSettings,
    JournalSettings,
    KnowledgeSettings,
    LimitSettings,
    LogSettings,
    OperationsSettings,
    PrivacySettings,
    Section,
    SnapshotSettings,
    StaffSettings,
    StorageSettings,
    TelegramSettings,
)
from bot.source_settings import FetchingSettings, SourceSettings
from bot.storage.storage import Storage, holds_password, is_address
from knowledge.sources.source import SourceKind

PREFIX = "STRATEGIEBOT_"
_SECRETS = (
    ("telegram", "token"),
    ("telegram", "token_file"),
    ("fluency", "api_key"),
    ("storage", "url"),
    ("storage", "url_file"),
    ("index", "milvus_token"),
)
"""Never in the settings file: it is read by many. The address of a database may stand there without a password."""
DEBUG = f"{PREFIX}DEBUG"
"""No setting: with it the command line shows where an unexpected error came from."""


class SettingsError(Exception):
    """A setting that cannot be used; the message names the key, the value and what to do."""


class Settings(BaseSettings):
    """Everything config.toml may say; relative paths are relative to the folder of that file."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True)

    data_dir: Path = Field(Path("var"), description="Folder for everything written at run time.")
    knowledge: KnowledgeSettings = KnowledgeSettings()
    snapshots: SnapshotSettings = SnapshotSettings()
    sources: tuple[SourceSettings, ...] = Field((), description="Places on the web and folders documents come from.")
    fetching: FetchingSettings = FetchingSettings()
    encoder: EncoderSettings = EncoderSettings()
    index: IndexSettings = IndexSettings()
    telegram: TelegramSettings = TelegramSettings()
    operations: OperationsSettings = OperationsSettings()
    contact: ContactSettings = ContactSettings()
    fluency: FluencySettings = FluencySettings()
    storage: StorageSettings = StorageSettings()
    journal: JournalSettings = JournalSettings()
    staff: StaffSettings = StaffSettings()
    limits: LimitSettings = LimitSettings()
    logs: LogSettings = LogSettings()
    privacy: PrivacySettings = PrivacySettings()
    announcements: AnnouncementSettings = AnnouncementSettings()

    def telegram_token(self) -> SecretStr | None:
        """The token from the environment, or from the file named there; None when neither is set."""
        if self.telegram.token is not None and self.telegram.token.get_secret_value().strip():
            return SecretStr(self.telegram.token.get_secret_value().strip())
        if self.telegram.token_file is None:
            return None
        return SecretStr(_held("telegram.token_file", self.telegram.token_file, "token", f"{PREFIX}TELEGRAM__TOKEN"))

    def databases(self) -> Storage:
        """Where journal and inbox lie: by the environment, the file named there, or the settings file."""
        file = self.storage.url_file
        if file is None:
            return Storage(self.data_dir, self.storage.url)
        url = _held("storage.url_file", file, "address", f"{PREFIX}STORAGE__URL")
        if not is_address(url):
            raise SettingsError(
                f"storage.url_file {str(file)!r} holds no address of a database (not shown); "
                "write postgresql://user:password@host/database into it"
            )
        return Storage(self.data_dir, SecretStr(url))


def _held(key: str, file: Path, what: str, variable: str) -> str:
    """The secret in a file that the setting `key` names."""
    try:
        held = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError(
            f"{key} {str(file)!r} cannot be read ({type(exc).__name__}); "
            f"write the {what} into that file or set {variable}"
        ) from exc
    if not held:
        raise SettingsError(f"{key} {str(file)!r} is empty; write the {what} into that file or set {variable}")
    return held


def settings_file(named: Path | None) -> Path:
    """The file that settings are read from, whether it is there or not."""
    return (named or ROOT / "config.toml").resolve()


def load_settings(file: Path | None = None) -> Settings:
    """Read config.toml (that of the project when none is named) below the environment; raise SettingsError."""
    if file is not None and not file.is_file():
        wrong = "is no file" if file.exists() else "does not exist"
        raise SettingsError(f"settings file {str(file)!r} {wrong}; name another with --config")
    path = settings_file(file)
    values = _read_toml(path)
    _refuse_secrets_in_file(path, values)
    _refuse_unknown_variables(os.environ)
    _refuse_values_for_sections(values, os.environ)
    try:
        settings = _class_reading(path)()
    except ValidationError as exc:
        raise SettingsError(_first_problem(path, exc)) from exc
    except UnreadableVariable as exc:
        raise SettingsError(f"{exc}; correct that environment variable") from exc
    return _with_absolute_paths(settings, path.parent if path.is_file() else Path.cwd())


def _read_toml(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise SettingsError(f"settings file {str(path)!r} is no readable TOML: {exc}; correct that line") from exc


def _refuse_secrets_in_file(path: Path, values: Mapping[str, Any]) -> None:
    for section, key in _SECRETS:
        held = values.get(section)
        if isinstance(held, dict) and key in held and (key != "url" or holds_password(str(held[key]))):
            variable = f"{PREFIX}{section.upper()}__{key.upper()}"
            raise SettingsError(f"{str(path)!r} holds {section}.{key}; take it out and set {variable} instead")


def _refuse_unknown_variables(environment: Mapping[str, str]) -> None:
    for name in environment:
        key = name.upper().removeprefix(PREFIX).split("__")[0].lower()
        if name.upper().startswith(PREFIX) and key not in Settings.model_fields and name.upper() != DEBUG:
            known = ", ".join(sorted(PREFIX + field.upper() for field in Settings.model_fields))
            raise SettingsError(f"environment variable {name} is no setting; known are {known} (levels joined by __)")


def _refuse_values_for_sections(values: Mapping[str, Any], environment: Mapping[str, str]) -> None:
    """A variable may hold a whole section as a JSON object; its value is not shown, since it may be a secret."""
    sections = [name for name, field in Settings.model_fields.items() if isinstance(field.default, Section)]
    for name in sections:
        if not isinstance(values.get(name, {}), dict):
            raise SettingsError(f"setting {name} is a single value (not shown): write a section [{name}]")
    for variable, value in environment.items():
        name = variable.upper().removeprefix(PREFIX).lower()
        if variable.upper().startswith(PREFIX) and name in sections and not _is_json_object(value):
            raise SettingsError(
                f"environment variable {variable} is a whole section; set its keys, such as "
                f"{PREFIX}{name.upper()}__{next(iter(type(Settings.model_fields[name].default).model_fields)).upper()}"
            )


def _is_json_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _class_reading(path: Path) -> type[Settings]:
    class FileSettings(Settings):
        @classmethod
        def settings_customise_sources(
            cls, settings_cls: type[BaseSettings], *_: PydanticBaseSettingsSource, **sources: PydanticBaseSettingsSource
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return sources["env_settings"], TomlConfigSettingsSource(settings_cls, toml_file=path)

    return FileSettings


def _first_problem(path: Path, error: ValidationError) -> str:
    problem = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        return f"{key!r} is no setting (in {str(path)!r} or the environment); README lists them all"
    secret = any(word in key for word in ("token", "secret", "api_key", "storage.url", "milvus_uri"))
    value = "(not shown)" if secret else repr(problem["input"])
    wrong = problem["msg"].removeprefix("Value error, ")
    return f"setting {key} is {value}: {wrong} (in {str(path)!r} or the environment)"


def _with_absolute_paths(settings: Settings, folder: Path) -> Settings:
    knowledge = settings.knowledge.model_copy(
        update={
            "documents": folder / settings.knowledge.documents.expanduser(),
            "questions": folder / settings.knowledge.questions.expanduser(),
            "gate": folder / settings.knowledge.gate.expanduser() if settings.knowledge.gate else None,
        }
    )
    sources = tuple(_with_absolute_folder(source, folder) for source in settings.sources)
    models = settings.encoder.model_dir
    encoder = settings.encoder.model_copy(update={"model_dir": folder / models.expanduser() if models else None})
    parts = {"knowledge": knowledge, "sources": sources, "encoder": encoder, "index": _index(settings, folder)}
    return settings.model_copy(update={"data_dir": folder / settings.data_dir.expanduser(), **parts})


def _index(settings: Settings, folder: Path) -> IndexSettings:
    uri = settings.index.milvus_uri
    return settings.index.model_copy(update={"milvus_uri": uri if ":" in uri else str(folder / Path(uri).expanduser())})


def _with_absolute_folder(source: SourceSettings, folder: Path) -> SourceSettings:
    if source.kind is not SourceKind.FOLDER:
        return source
    return source.model_copy(update={"address": str(folder / Path(source.address).expanduser())})
