"""What is live and whether it can be used, told without loading a model."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.snapshot_status import SnapshotStatus
from index.builder import build
from index.snapshots import SnapshotStore
from tests.bot.small_documents import DOCUMENTS
from tests.hashing_encoder import HashingEncoder


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path / "snapshots")


def publish(store: SnapshotStore, hours_ago: float = 0.0) -> str:
    snapshot = build(DOCUMENTS, HashingEncoder())
    created = datetime.now(UTC) - timedelta(hours=hours_ago)
    return store.publish(replace(snapshot, manifest=snapshot.manifest.model_copy(update={"created": created})))


def test_a_good_snapshot_is_healthy(store: SnapshotStore) -> None:
    id = publish(store, hours_ago=30)
    found = SnapshotStatus.of(store, "hashing")
    assert (found.healthy, found.snapshot, found.problem) == (True, id, "")
    assert found.age_hours == pytest.approx(30, abs=0.1)
    assert (found.documents, found.passages, found.model) == (4, 6, "hashing")


def test_without_a_snapshot_the_next_step_is_named(store: SnapshotStore) -> None:
    found = SnapshotStatus.of(store, "hashing")
    assert (found.healthy, found.snapshot) == (False, "")
    assert "strategiebot refresh" in found.problem


@pytest.mark.parametrize("file", ["manifest.json", "passages.jsonl", "passage_vectors.faiss"])
def test_a_damaged_file_is_named(store: SnapshotStore, file: str) -> None:
    id = publish(store)
    (store.folder / id / file).write_bytes(b"x")
    found = SnapshotStatus.of(store, "hashing")
    assert (found.healthy, found.snapshot) == (False, id)
    assert file in found.problem


def test_another_model_than_the_configured_one_is_unhealthy(store: SnapshotStore) -> None:
    publish(store)
    found = SnapshotStatus.of(store, "bundled")
    assert not found.healthy
    assert "'hashing'" in found.problem
    assert "'bundled'" in found.problem
