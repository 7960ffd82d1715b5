"""The audit log: who published, withdrew or rolled back what, and why; written before the act, never changed after."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

FAILED = "failed"
"""What follows the name of an act that was recorded and then could not be done."""
_LOCK_SECONDS = 10.0


class AuditError(Exception):
    """An act that could not be recorded and so must not be done; the message names the file and the next step."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """`who` is `terminal:<user>` or `staff:<name>`, `objects` are ids of documents or submissions, `before` and
    `after` snapshots; "" where there is none."""

    at: datetime
    who: str
    act: str
    objects: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    reason: str = ""


_ENTRY = TypeAdapter(AuditEntry)


class AuditLog:
    """JSON lines, one for each act, on the disk before `record` returns. Several processes may write."""

    def __init__(self, file: Path) -> None:
        self.file = file

    @classmethod
    def in_folder(cls, data_dir: Path) -> AuditLog:
        return cls(data_dir / "audit.jsonl")

    def record(
        self,
        who: str,
        act: str,
        *,
        objects: tuple[str, ...] = (),
        before: str = "",
        after: str = "",
        reason: str = "",
    ) -> AuditEntry:
        """Record what is about to be done; raises AuditError when the disk does not hold it, so refuse the act then."""
        entry = AuditEntry(datetime.now(UTC), who, act, objects, before, after, reason)
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(f"{self.file}.lock", timeout=_LOCK_SECONDS):
                self._append(_ENTRY.dump_json(entry) + b"\n")
        except (OSError, Timeout) as exc:
            why = exc.strerror if isinstance(exc, OSError) and exc.strerror else type(exc).__name__
            raise AuditError(
                f"{act!r} cannot be recorded in {str(self.file)!r} ({why}), so it is not done; make room or mend "
                "the permissions, then try again"
            ) from exc
        return entry

    @contextmanager
    def during(
        self,
        who: str,
        act: str,
        *,
        objects: tuple[str, ...] = (),
        before: str = "",
        after: str = "",
        reason: str = "",
    ) -> Iterator[AuditEntry]:
        """Record an act, do it inside the block; when the block raises, a second entry says that it failed."""
        entry = self.record(who, act, objects=objects, before=before, after=after, reason=reason)
        try:
            yield entry
        except BaseException as exc:
            with suppress(AuditError):  # what went wrong with the act itself is the news
                self.record(who, f"{act} {FAILED}", objects=objects, before=before, reason=type(exc).__name__)
            raise

    def entries(self) -> tuple[AuditEntry, ...]:
        """All entries, oldest first; a line that a crash has torn is left out."""
        try:
            lines = self.file.read_bytes().splitlines()
        except FileNotFoundError:
            return ()
        return tuple(entry for line in lines if (entry := _entry(line)))

    def _append(self, line: bytes) -> None:
        """All of the line or nothing of it."""
        descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            end = os.lseek(descriptor, 0, os.SEEK_END)
            if end and os.pread(descriptor, 1, end - 1) != b"\n":
                line = b"\n" + line  # a crash has torn the last line; it must not take this one along
            try:
                _write(descriptor, line)
                os.fsync(descriptor)
            except OSError:
                os.ftruncate(descriptor, end)
                raise
        finally:
            os.close(descriptor)


def terminal_user() -> str:
    """Who acts at the command line, as `who` names it."""
    try:
        return f"terminal:{getpass.getuser()}"
    except (KeyError, OSError):  # a container may run under a number without a name
        return f"terminal:{os.getuid()}"


def _write(descriptor: int, line: bytes) -> None:
    while line:
        line = line[os.write(descriptor, line) :]


def _entry(line: bytes) -> AuditEntry | None:
    try:
        return _ENTRY.validate_json(line)
    except ValidationError:
        return None
