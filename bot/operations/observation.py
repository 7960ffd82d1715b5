"""What is looked at below the channel: snapshot, model, journal and disk."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, time
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bot import last_refresh
from bot.engine import Engine
from bot.journal.journal import Journal
from bot.live import LiveRetriever
from bot.operations.check import Check
from bot.operations.figure import Figure
from bot.operations.operations import Operations
from index.snapshot import Snapshot

LEAST_ROOM = 200_000_000
"""Bytes of the data folder's disk; a refresh needs some hundred megabytes for a moment."""


def observe(operations: Operations, *, live: LiveRetriever, engine: Engine, journal: Journal, data: Path) -> None:
    """Have all of them watched; each is cheap to look at."""
    operations.watch("snapshot", lambda: _snapshot_check(live))
    operations.watch("encoder", lambda: Check(not engine.problem, engine.problem or engine.name, needed=False))
    operations.watch("journal", lambda: _told(journal.problem()))
    operations.watch("disk", lambda: _disk_check(data))
    operations.meters.show(lambda: _snapshot_figures(live.current().snapshot))
    operations.meters.show(lambda: [Figure("disk_free_bytes", "Room left for the data folder.", _room(data))])
    operations.meters.show(lambda: _refresh_figures(data))


def _told(problem: str) -> Check:
    return Check(not problem, problem)


def _snapshot_check(live: LiveRetriever) -> Check:
    """Also changes over to a new snapshot, or finds out that it cannot, when nobody asks anything."""
    snapshot = live.current().snapshot
    return Check(not live.problem, live.problem or snapshot.id, needed=False)


def _disk_check(data: Path) -> Check:
    room = _room(data)
    return Check(room >= LEAST_ROOM, f"{room // 1_000_000} MB left for {str(data)!r}", needed=False)


def _room(data: Path) -> int:
    return shutil.disk_usage(data).free


def _snapshot_figures(snapshot: Snapshot) -> list[Figure]:
    manifest = snapshot.manifest
    figures = [
        Figure("snapshot_created_timestamp_seconds", "When the snapshot was built.", manifest.created.timestamp()),
        Figure("snapshot_documents", "Documents in the snapshot.", manifest.counts.documents),
        Figure("snapshot_passages", "Passages in the snapshot.", manifest.counts.passages),
        Figure(
            "info",
            "Always 1; the labels say what is running.",
            1,
            {"version": _version(), "model": manifest.model, "snapshot": snapshot.id},
        ),
    ]
    if newest := _newest_day(snapshot):
        figures.append(Figure("newest_document_timestamp_seconds", "When the newest document was published.", newest))
    return figures


def _refresh_figures(data: Path) -> list[Figure]:
    told = "When a refresh last succeeded, whether or not anything had changed."
    moment = last_refresh.moment(data)
    return [] if moment is None else [Figure("refresh_success_timestamp_seconds", told, moment)]


def _newest_day(snapshot: Snapshot) -> float | None:
    days = [document.published.first_day() for document in snapshot.documents if document.published]
    return datetime.combine(max(days), time(), UTC).timestamp() if days else None


@cache
def _version() -> str:
    try:
        return version("strategiebot")
    except PackageNotFoundError:
        return "unknown"
