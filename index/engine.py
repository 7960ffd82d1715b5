"""Where the vectors lie by which candidates are found: in the snapshot itself, or in a server that several share."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from index.matches import Neighbours
from index.snapshot import Snapshot


class Engine(Protocol):
    """Holds the vectors of snapshots elsewhere, by their ids."""

    def file(self, snapshot: Snapshot) -> None:
        """Hold this snapshot, too; raises SnapshotError."""
        ...

    def keep(self, ids: Collection[str]) -> None:
        """Hold no others than these."""
        ...

    def neighbours(self, id: str) -> Neighbours:
        """Searches the snapshot with this id; raises EncoderFailure where that cannot be done."""
        ...
