"""The bytes of a file, or the reason why there are none to read."""

from __future__ import annotations

from pathlib import Path

from knowledge.unreadable import Trouble, UnreadableFile

LARGEST = 20_000_000
"""Bytes; a text of this size would be a library, and reading it would stop a small machine."""


def content_of(path: Path) -> bytes:
    """Raises UnreadableFile for what is no readable file of a sensible size."""
    _check_kind(path)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
            size = file.seek(0, 2)
    except OSError as error:
        reason = f"cannot be opened ({error.strerror}); give the bot's user leave to read it"
        raise UnreadableFile(path, reason, Trouble.UNREACHABLE) from error
    if len(content) > LARGEST:
        reason = f"holds {size / 1e6:.1f} MB, the limit is {LARGEST / 1e6:.0f} MB; split it or save it without pictures"
        raise UnreadableFile(
            path, reason, Trouble.TOO_LARGE, size_mb=round(size / 1e6, 1), limit_mb=round(LARGEST / 1e6)
        )
    if not content.strip(b" \t\r\n\0"):
        raise UnreadableFile(path, "is empty; fill it or take it out of the folder", Trouble.EMPTY)
    return content


def _check_kind(path: Path) -> None:
    """Opening a named pipe would wait for ever, so the kind is looked at first."""
    try:
        if path.is_symlink():
            _check_link(path)
        if not path.exists():
            raise UnreadableFile(path, "is not there; check the path", Trouble.MISSING)
        if not path.is_file():
            reason = "is no ordinary file; name a Markdown, text, HTML, PDF or DOCX file"
            raise UnreadableFile(path, reason, Trouble.NO_FILE)
    except OSError as error:
        reason = f"cannot be reached ({error.strerror}); check path and permissions"
        raise UnreadableFile(path, reason, Trouble.UNREACHABLE) from error


def _check_link(path: Path) -> None:
    """A link may lead to what lies beside or below it, as mounted folders have it, and nowhere else."""
    target = str(path.readlink())
    if not path.exists():
        raise UnreadableFile(path, f"is a link to {target!r}, which is not there; mend or remove it", Trouble.LINK)
    if not path.resolve().is_relative_to(path.parent.resolve()):
        reason = f"is a link to {target!r}, which lies outside its folder; put the file itself there"
        raise UnreadableFile(path, reason, Trouble.LINK)
