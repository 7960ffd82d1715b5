"""Codes that make somebody staff: shown in the terminal, sent to the bot once, within a quarter of an hour."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from cachetools import TTLCache
from filelock import FileLock
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from knowledge.whole_file import write_whole

FILE = "pairing.json"
VALID = timedelta(minutes=15)
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without letters and digits that look alike."""
_HALF = 4
_LONGEST_GUESS = 64
_SCRYPT = {"n": 2**14, "r": 8, "p": 1}
"""About 50 ms a guess: whoever reads the file within its quarter of an hour cannot try all codes."""
_LOCK_SECONDS = 20.0
_WRONG_BY_ONE = 5
_WRONG_BY_ALL = 30
_LOCKED = VALID
_MOST_PEOPLE = 10_000


class OpenCode(BaseModel):
    """A code that has not been used: its hash, for whom it is and how long it works."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    salt: str
    hash: str
    until: datetime

    def fits(self, code: str) -> bool:
        return hmac.compare_digest(self.hash, _hash(code, self.salt))


_CODES = TypeAdapter(tuple[OpenCode, ...])


@dataclass(frozen=True, slots=True)
class ShownCode:
    """What the terminal shows once and nothing keeps."""

    code: str
    until: datetime


class Pairing:
    """The codes in a file that two processes share: the command line writes them, the bot uses them up.

    Wrong guesses are counted in memory only, since an id of somebody who is not staff must not be kept.
    """

    def __init__(self, file: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._file = file
        self._now = now
        self._lock = Lock()
        self._wrong: TTLCache[int, int] = TTLCache(_MOST_PEOPLE, _LOCKED.total_seconds(), self._seconds)
        self._wrong_by_all: TTLCache[object, None] = TTLCache(_WRONG_BY_ALL, _LOCKED.total_seconds(), self._seconds)

    @classmethod
    def in_folder(cls, data_dir: Path) -> Pairing:
        return cls(data_dir / FILE)

    def open(self, name: str) -> ShownCode:
        """A new code; an older one for the same name no longer works."""
        halves = ("".join(secrets.choice(_ALPHABET) for _ in range(_HALF)) for _ in range(2))
        shown = ShownCode("-".join(halves), self._now() + VALID)
        salt = secrets.token_hex(16)
        code = OpenCode(name=name, salt=salt, hash=_hash(shown.code, salt), until=shown.until)
        with self._file_lock():
            self._save((*(each for each in self._valid() if each.name != name), code))
        return shown

    def use(self, person: int, code: str) -> str | None:
        """The name that the code was opened for, which then no longer works; None for a wrong or locked out guess."""
        with self._lock:  # one guess at a time: hashing on all cores would be a way to stop the bot
            if self._locked_out(person):
                return None
            name = self._used_up(code)
            if name is None:
                self._wrong[person] = self._wrong.get(person, 0) + 1
                self._wrong_by_all[object()] = None
            return name

    def _locked_out(self, person: int) -> bool:
        return self._wrong.get(person, 0) >= _WRONG_BY_ONE or len(self._wrong_by_all) >= _WRONG_BY_ALL

    def _used_up(self, code: str) -> str | None:
        if len(code) > _LONGEST_GUESS:
            return None
        with self._file_lock():
            valid = self._valid()
            found = next((each for each in valid if each.fits(code)), None)
            if found:
                self._save(tuple(each for each in valid if each != found))
        return found.name if found else None

    def _valid(self) -> tuple[OpenCode, ...]:
        """A damaged file holds no code: whoever wants to pair has a new one shown."""
        try:
            codes = _CODES.validate_json(self._file.read_bytes())
        except (OSError, ValidationError):
            return ()
        return tuple(code for code in codes if code.until > self._now())

    def _seconds(self) -> float:
        return self._now().timestamp()

    def _save(self, codes: tuple[OpenCode, ...]) -> None:
        write_whole(self._file, _CODES.dump_json(codes, indent=2) + b"\n")

    def _file_lock(self) -> FileLock:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(self._file.with_suffix(".lock"), timeout=_LOCK_SECONDS)


def _hash(code: str, salt: str) -> str:
    """Of the letters and digits alone: people type small letters and leave out the hyphen."""
    plain = "".join(char for char in code.upper() if char.isascii() and char.isalnum())
    return hashlib.scrypt(plain.encode(), salt=bytes.fromhex(salt), **_SCRYPT).hex()
