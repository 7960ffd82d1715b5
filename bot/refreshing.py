"""A refresh: documents read, a snapshot built beside the live one, the difference told, the snapshot published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from bot.assembly import Assembly
from index.difference import Difference

KEPT = 5
"""Snapshots that stay for a rollback."""


@dataclass(frozen=True, slots=True)
class RefreshOutcome:
    """What a refresh found and did; `failures` are files that could not be read, `warnings` what to mend."""

    published: bool
    snapshot: str
    documents: int
    passages: int
    difference: Difference
    failures: tuple[str, ...]
    warnings: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """One object of lists, numbers and strings."""
        fields = ("published", "snapshot", "documents", "passages", "failures", "warnings")
        return {name: getattr(self, name) for name in fields} | {"changes": asdict(self.difference)}

    def lines(self) -> Iterator[str]:
        """The same for people."""
        for name in ("new", "changed", "gone"):
            yield from (f"{name}: {_shown(document)}" for document in getattr(self.difference, name))
        for change in self.difference.passages:
            yield (
                f"  {_shown(change.document)}: {change.new} passages new, {change.changed} changed, {change.gone} gone"
            )
        yield from (f"not read: {failure}" for failure in self.failures)
        yield from (f"warning: {warning}" for warning in self.warnings)
        if not self.difference:
            yield "nothing has changed"
        verb = "published" if self.published else "not published (dry run)"
        yield f"{self.documents} documents, {self.passages} passages; {verb}: {self.snapshot}"


def _shown(name: str) -> str:
    """A file's name may hold what a terminal would obey."""
    return name if name.isprintable() else repr(name)


def run_refresh(assembly: Assembly, *, publish: bool) -> RefreshOutcome:
    """Raises UnreadableFolder when not one document could be read: an empty snapshot would answer nobody."""
    reading = assembly.read()
    before = assembly.previous()
    snapshot = assembly.build(reading)
    if publish:
        assembly.store.publish(snapshot)
        assembly.store.prune(KEPT)
    return RefreshOutcome(
        publish,
        snapshot.id,
        len(snapshot.documents),
        len(snapshot.passages),
        Difference.between(before, snapshot),
        tuple(map(str, reading.failures)),
        tuple(map(str, reading.warnings)),
    )
