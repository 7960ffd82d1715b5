"""A snapshot that is built and saved beside the live one, and all that is to be known before it goes live."""

from __future__ import annotations

from dataclasses import dataclass

from bot.refreshing.golden_check import GoldenCheck
from index.difference import Difference
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Staged:
    """`base` is the snapshot that was live then ("" for none), `failures` tells what could not be read, `warnings` what
    to mend. When nothing has changed, nothing is saved and nobody was asked: `check` is empty."""

    snapshot: Snapshot
    base: str
    difference: Difference
    changed: bool
    check: GoldenCheck
    failures: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.snapshot.id

    @property
    def passes(self) -> bool:
        """Whether it may go live without an override."""
        return not self.check.shortfalls
