"""The bytes of a file, or the reason why there are none to read."""

from __future__ import annotations

from pathlib import Path

from knowledge.unreadable import UnreadableFile

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
        raise UnreadableFile(
            path, f"cannot be opened ({error.strerror}); give the bot's user leave to read it"
        ) from error
    if len(content) > LARGEST:
        reason = f"holds {size / 1e6:.1f} MB, the limit is {LARGEST / 1e6:.0f} MB; split it or save it without pictures"
        raise UnreadableFile(path, reason)
    if not content.strip(b" \t\r\n\0"):
        raise UnreadableFile(path, "is empty; fill it or take it out of the folder")
    return content


def _check_kind(path: Path) -> None:
    """Opening a named pipe would wait for ever, so the kind is looked at first."""
    try:
        if path.is_symlink() and not path.exists():
            raise UnreadableFile(path, f"is a link to {str(path.readlink())!r}, which is not there; mend or remove it")
        if not path.exists():
            raise UnreadableFile(path, "is not there; check the path")
        if not path.is_file():
            raise UnreadableFile(path, "is no ordinary file; name a Markdown, text, HTML, PDF or DOCX file")
    except OSError as error:
        raise UnreadableFile(path, f"cannot be reached ({error.strerror}); check path and permissions") from error
