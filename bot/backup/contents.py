"""What a backup says of itself, and which backups this program restores."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.version import InvalidVersion, Version
from pydantic import BaseModel, ConfigDict

from bot.backup.backup_error import BackupError

FORMAT = 1
CONTENTS = "contents.json"
"""The last member, since it holds the checksums of the others."""
CONFIG = "config.toml"
DATA = "data/"
"""How the members' names begin that belong below the data folder."""


class Member(BaseModel):
    """One file: its length in bytes and SHA-256, hex."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class Format(BaseModel):
    """What every format tells, whatever else it holds."""

    format: int
    program: str


class Contents(BaseModel):
    """`live` is the snapshot that was in use, "" for none; `members` are the files by name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    program: str
    created: datetime
    live: str
    members: dict[str, Member]

    @property
    def size(self) -> int:
        """Bytes of all members together."""
        return sum(member.size for member in self.members.values())

    @classmethod
    def read(cls, path: Path, text: bytes) -> Contents:
        """Raises BackupError for a newer program's, ValidationError for what is none."""
        told = Format.model_validate_json(text)
        if told.format > FORMAT or _is_newer(told.program):
            raise BackupError(
                f"{str(path)!r} was made by a newer version ({told.program}, this one is {program()}); nothing was "
                "changed; update this program first"
            )
        return cls.model_validate_json(text)


def program() -> str:
    """This program's version."""
    try:
        return version("strategiebot")
    except PackageNotFoundError:  # run from a copy that was never installed
        return "0"


def _is_newer(other: str) -> bool:
    """A copy that was never installed knows no version of its own and leaves it to the format."""
    try:
        return program() != "0" and Version(other) > Version(program())
    except InvalidVersion:
        return True
