"""Brings the kept copies of all sources up to date; what fails is told and keeps its last good copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from filelock import FileLock, Timeout

from knowledge.reading import Failure
from knowledge.sources.fetcher import Fetcher
from knowledge.sources.folder_copy import copy_folder
from knowledge.sources.source import Source, SourceKind
from knowledge.sources.store import SourceStore
from knowledge.sources.visit import Visit
from knowledge.unreadable import UnreadableFile

Progress: TypeAlias = Callable[[str, int, int], None]
"""Is told a source's address, how many of its pages are done, and how many there are; may raise to interrupt."""
_LOCK = ".lock"
_LOCK_SECONDS = 5.0


def gather(
    sources: Sequence[Source], folder: Path, fetcher: Fetcher | None, progress: Progress = lambda *_: None
) -> tuple[Failure, ...]:
    """Without a fetcher only folders are looked at. May be interrupted anywhere: the next time goes on from there."""
    if not sources:
        return ()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / _LOCK, timeout=_LOCK_SECONDS):
            return tuple(failure for source in sources for failure in _one(source, folder, fetcher, progress))
    except Timeout:
        return (Failure(folder, "is being filled by another refresh; the copies there are used as they are"),)
    except OSError as error:
        return (Failure(folder, f"cannot be written ({error.strerror}); make room or give leave to write"),)


def _one(source: Source, folder: Path, fetcher: Fetcher | None, progress: Progress) -> Iterator[Failure]:
    place = folder / source.slug
    if source.kind is SourceKind.FOLDER:
        progress(source.address, 0, 1)
        yield from copy_folder(Path(source.address), place)
        progress(source.address, 1, 1)
        return
    store = SourceStore(place)
    store.clean()
    yield from _renewed(store, store.ids())
    if fetcher:
        yield from Visit(source, store, fetcher, progress).failures()


def _renewed(store: SourceStore, ids: Iterable[str]) -> Iterator[Failure]:
    for id in ids:
        try:
            store.renew_text(id)
        except UnreadableFile as error:
            yield Failure(store.text_path(id), f"{error.reason}; the text that was kept stays", store.address_of(id))
