"""What a refresh would change, told before anything is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from index.snapshot import Snapshot
from knowledge.passage import Passage


@dataclass(frozen=True, slots=True)
class Change:
    """How many passages of one document are new, changed (another text below the same heading) or gone."""

    document: str
    new: int
    changed: int
    gone: int

    def __str__(self) -> str:
        return f"passages: {self.new} new, {self.changed} changed, {self.gone} gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """Document ids by what happened to them, and the passages that differ; a document may change without these."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    passages: tuple[Change, ...]

    @classmethod
    def between(cls, before: Snapshot | None, after: Snapshot) -> Difference:
        old, new = before.manifest.documents if before else {}, after.manifest.documents
        return cls(
            new=tuple(id for id in new if id not in old),
            changed=tuple(id for id in new if id in old and old[id] != new[id]),
            gone=tuple(id for id in old if id not in new),
            passages=_changes(before.passages if before else (), after.passages),
        )

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone or self.passages)

    def as_json(self) -> dict[str, object]:
        return asdict(self)

    def lines(self) -> tuple[str, ...]:
        """One line for each document that differs, for people."""
        told = [(verb, id) for verb in ("new", "changed", "gone") for id in getattr(self, verb)]
        counts = {change.document: str(change) for change in self.passages}
        return tuple(f"{verb:>8}  {id}  ({counts.get(id, 'no passage differs')})" for verb, id in told) or (
            "no document differs",
        )


def _changes(before: Sequence[Passage], after: Sequence[Passage]) -> tuple[Change, ...]:
    old, new = _by_document(before), _by_document(after)
    differing = [id for id in new | old if old.get(id) != new.get(id)]
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
