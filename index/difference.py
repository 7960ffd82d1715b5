"""What a refresh would change, told before anything is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from index.snapshot import Snapshot
from knowledge.passage import Passage


@dataclass(frozen=True, slots=True)
class Change:
    """How many passages of one document are new, changed (another text below the same heading) or gone."""

    document: str
    new: int
    changed: int
    gone: int


@dataclass(frozen=True, slots=True)
class Renaming:
    """One document whose passages went on under another id, word for word."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Document ids by what happened to them, and the passages that differ; a document may change without these.

    What was renamed is neither new nor gone, and its passages do not differ.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    passages: tuple[Change, ...]
    renamed: tuple[Renaming, ...] = ()

    @classmethod
    def between(cls, before: Snapshot | None, after: Snapshot) -> Difference:
        old, new = before.manifest.documents if before else {}, after.manifest.documents
        was, now = _by_document(before.passages if before else ()), _by_document(after.passages)
        renamed = tuple(_renamings([id for id in old if id not in new], was, [id for id in new if id not in old], now))
        earlier, later = {each.before for each in renamed}, {each.after for each in renamed}
        return cls(
            new=tuple(id for id in new if id not in old and id not in later),
            changed=tuple(id for id in new if id in old and old[id] != new[id]),
            gone=tuple(id for id in old if id not in new and id not in earlier),
            passages=_changes(_without(was, earlier), _without(now, later)),
            renamed=renamed,
        )

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone or self.passages or self.renamed)


_Passages: TypeAlias = Mapping[str, Sequence[Passage]]
"""By the id of their document."""


def _renamings(gone: Iterable[str], was: _Passages, new: Iterable[str], now: _Passages) -> Iterator[Renaming]:
    left = {_words(was[id]): id for id in gone if id in was}
    for id in new:
        if id in now and (before := left.pop(_words(now[id]), None)):
            yield Renaming(before, id)


def _words(passages: Iterable[Passage]) -> tuple[str, ...]:
    return tuple(passage.context for passage in passages)


def _without(passages: _Passages, ids: Container[str]) -> _Passages:
    return {id: found for id, found in passages.items() if id not in ids}


def _changes(old: _Passages, new: _Passages) -> tuple[Change, ...]:
    differing = [id for id in [*new, *(id for id in old if id not in new)] if old.get(id) != new.get(id)]
    found = (_change(id, _texts(old.get(id, [])), _texts(new.get(id, []))) for id in differing)
    return tuple(change for change in found if change.new or change.changed or change.gone)


def _by_document(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.document, []).append(passage)
    return found


def _texts(passages: Iterable[Passage]) -> Counter[tuple[str, str]]:
    return Counter((passage.heading, passage.context) for passage in passages)


def _change(document: str, before: Counter[tuple[str, str]], after: Counter[tuple[str, str]]) -> Change:
    removed = Counter(heading for heading, _ in (before - after).elements())
    added = Counter(heading for heading, _ in (after - before).elements())
    changed = (removed & added).total()
    return Change(document, added.total() - changed, changed, removed.total() - changed)
