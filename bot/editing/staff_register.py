"""Who is staff: those named in the settings, and those who have paired with a code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from bot.setting_sections import StaffMember
from bot.settings import Settings
from knowledge.whole_file import write_whole

FILE = "staff.json"
_LOCK_SECONDS = 20.0


class StaffError(Exception):
    """The message names the person or file, what is wrong and the next step."""


class Paired(BaseModel):
    """Somebody who has become staff with a code; `since` is a day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    id: int
    since: str


_PAIRED = TypeAdapter(tuple[Paired, ...])


@dataclass(frozen=True, slots=True)
class _Read:
    """What the file held when it looked like `stamp`."""

    stamp: tuple[int, int, int]
    paired: tuple[Paired, ...]


class StaffRegister:
    """Thread-safe; notices what another process has written to the file of those who have paired."""

    def __init__(self, configured: Sequence[StaffMember], file: Path) -> None:
        self.configured = {member.id: member.name for member in configured}
        self._file = file
        self._lock = Lock()
        self._read = _Read((0, 0, 0), ())

    @classmethod
    def from_settings(cls, settings: Settings) -> StaffRegister:
        return cls(settings.staff.members, settings.data_dir / FILE)

    def name_of(self, person: int) -> str | None:
        """The name for the audit log; None for whoever is not staff. A damaged file makes nobody staff."""
        if person in self.configured:
            return self.configured[person]
        try:
            return next((member.name for member in self.paired() if member.id == person), None)
        except StaffError:
            return None

    def people(self) -> frozenset[int]:
        """All who are staff now."""
        try:
            return frozenset([*self.configured, *(member.id for member in self.paired())])
        except StaffError:
            return frozenset(self.configured)

    def paired(self) -> tuple[Paired, ...]:
        """Raises StaffError for a file that cannot be read."""
        with self._lock:
            stamp = self._stamp()
            if stamp != self._read.stamp:
                self._read = _Read(stamp, self._load())
            return self._read.paired

    def add(self, member: Paired) -> None:
        """Somebody who pairs again gets the new name."""
        self._change(lambda paired: (*(each for each in paired if each.id != member.id), member))

    def remove(self, name: str) -> None:
        """Everybody who has paired under this name; raises StaffError when nobody has."""
        if not any(member.name == name for member in self.paired()):
            raise StaffError(self._not_paired(name))
        self._change(lambda paired: tuple(member for member in paired if member.name != name))

    def _not_paired(self, name: str) -> str:
        if name in self.configured.values():
            return f"{name!r} is named in the settings; take that entry out of staff.members and start the bot again"
        known = ", ".join(repr(member.name) for member in self.paired()) or "nobody"
        return f"{name!r} has not paired (paired: {known}); `strategiebot staff` lists everybody"

    def _change(self, change: Callable[[tuple[Paired, ...]], tuple[Paired, ...]]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self._file.with_suffix(".lock"), timeout=_LOCK_SECONDS), self._lock:
            paired = change(self._load())
            write_whole(self._file, _PAIRED.dump_json(paired, indent=2) + b"\n")
            self._read = _Read(self._stamp(), paired)

    def _load(self) -> tuple[Paired, ...]:
        try:
            return _PAIRED.validate_json(self._file.read_bytes())
        except FileNotFoundError:
            return ()
        except (OSError, ValidationError) as exc:
            raise StaffError(
                f"{str(self._file)!r} cannot be read ({type(exc).__name__}), so nobody who has paired counts as staff; "
                "mend or remove it and pair again"
            ) from exc

    def _stamp(self) -> tuple[int, int, int]:
        try:
            found = self._file.stat()
        except OSError:
            return 0, 0, 0
        return found.st_ino, found.st_mtime_ns, found.st_size
