"""What of the data folder belongs into a backup: everything that no command can make anew."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from bot.backup.backup_error import BackupError

SNAPSHOTS = "snapshots"
_LEFT_OUT = frozenset(
    {
        "models",  # unpacked from the package anew
        "embeddings",  # made anew by a refresh
        "refreshed",  # a backup brings no news of the sources
        "answers",  # asked anew by a refresh
        "checks",  # looked up anew by a refresh
        "inbox.sqlite",  # questions that wait for minutes: restored later, they would be answered twice
        "pairing.json",  # codes that are valid for minutes
    }
)
_UNFINISHED = (".building-", ".staged-", ".beside-", ".gone-", ".restor")
"""How the names of what is not whole begin."""
_COMPANIONS = (".lock", "-wal", "-shm", "-journal")
"""How the names end of files that mean nothing without their process or database."""


def held(data_dir: Path, snapshots: Collection[str]) -> tuple[str, ...]:
    """The files of a backup, relative to the data folder; of the snapshots only the named ones."""
    return tuple(sorted(_files(data_dir, snapshots)))


def belongs(name: str) -> bool:
    """Whether a backup may hold a file of this name, relative to the data folder with `/` between its parts."""
    parts = name.split("/")
    return parts[0] not in _LEFT_OUT and all(_is_whole(part) for part in parts)


def held_at_top(data_dir: Path) -> tuple[str, ...]:
    """The names directly below the data folder that a restored backup replaces, companions of databases with them."""
    if not data_dir.is_dir():
        return ()
    names = sorted(path.name for path in data_dir.iterdir())
    return tuple(name for name in names if belongs(name) or _is_companion_of_held(name))


def _is_companion_of_held(name: str) -> bool:
    return any(
        name.endswith(ending) and belongs(name.removesuffix(ending)) and name.removesuffix(ending).endswith(".sqlite")
        for ending in _COMPANIONS[1:]
    )


def _is_whole(part: str) -> bool:
    return bool(part) and not part.startswith(_UNFINISHED) and not part.endswith(_COMPANIONS)


def _files(data_dir: Path, snapshots: Collection[str]) -> Iterator[str]:
    for place, folders, files in os.walk(data_dir):
        below = Path(place).relative_to(data_dir).as_posix()
        prefix = "" if below == "." else f"{below}/"
        folders[:] = [name for name in folders if _enters(f"{prefix}{name}", snapshots)]
        for name in (*folders, *files):
            if belongs(f"{prefix}{name}") and (Path(place) / name).is_symlink():
                raise BackupError(
                    f"{str(Path(place) / name)!r} is a link, and a backup holds files only; "
                    "put what it leads to in its place"
                )
        yield from (f"{prefix}{name}" for name in files if belongs(f"{prefix}{name}"))


def _enters(folder: str, snapshots: Collection[str]) -> bool:
    parts = folder.split("/")
    return belongs(folder) and (parts[0] != SNAPSHOTS or len(parts) == 1 or parts[1] in snapshots)
