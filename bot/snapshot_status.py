"""What is live and whether it can be used, for operators."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from index.snapshot import SnapshotError, verified
from index.snapshots import SnapshotStore


@dataclass(frozen=True, slots=True)
class SnapshotStatus:
    """`age_hours` since it was built; `problem` is empty when all is well."""

    healthy: bool
    snapshot: str
    age_hours: float
    model: str
    documents: int
    passages: int
    problem: str = ""

    @classmethod
    def of(cls, store: SnapshotStore, model: str) -> SnapshotStatus:
        """Checks the live snapshot's files against its manifest; loads no model."""
        live = store.live_id()
        if live is None:
            return cls(False, "", 0.0, model, 0, 0, "no snapshot is live; run `strategiebot refresh`")
        try:
            manifest = verified(store.folder / live)
        except SnapshotError as exc:
            return cls(False, live, 0.0, model, 0, 0, str(exc))
        age = (datetime.now(UTC) - manifest.created).total_seconds() / 3600
        other = manifest.model != model
        problem = f"made with model {manifest.model!r}, configured is {model!r}; run `strategiebot refresh`"
        counts = manifest.counts
        return cls(
            not other, live, round(age, 2), manifest.model, counts.documents, counts.passages, problem if other else ""
        )

    def as_json(self) -> dict[str, Any]:
        return asdict(self)
