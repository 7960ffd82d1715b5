"""A folder as a source: its files are copied, so that a drive that is away takes no document with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from knowledge.file_content import content_of
from knowledge.reading import Failure
from knowledge.unreadable import UnreadableFile
from knowledge.whole_file import copy_whole, tidy


def copy_folder(folder: Path, copy: Path) -> Iterator[Failure]:
    """Make `copy` hold what lies directly in `folder`; what fails keeps its last good copy."""
    try:
        files = [
            path for path in sorted(folder.iterdir()) if not path.name.startswith((".", "~")) and not path.is_dir()
        ]
    except OSError as error:
        yield Failure(folder, f"cannot be read ({error.strerror}), its last copies stay; check the path")
        return
    if not files:
        yield Failure(folder, "holds no file, its last copies stay; put documents into it or remove the source")
        return
    copy.mkdir(parents=True, exist_ok=True)
    tidy(copy)
    for path in files:
        try:
            _copy(path, copy / path.name)
        except UnreadableFile as error:
            yield Failure(path, error.reason, kind=error.kind, values=error.values)
        except OSError as error:
            yield Failure(
                path, f"cannot be copied to {str(copy)!r} ({error.strerror}); make room or give leave to write"
            )
    names = {path.name for path in files}
    for path in copy.iterdir():
        if path.name not in names:
            path.unlink()


def _copy(path: Path, target: Path) -> None:
    if not (path.is_file() and target.is_file() and _same(path, target)):
        content_of(path)  # raises UnreadableFile for what is no document at all
        copy_whole(path, target)


def _same(path: Path, target: Path) -> bool:
    here, there = path.stat(), target.stat()
    return (here.st_size, here.st_mtime_ns) == (there.st_size, there.st_mtime_ns)
