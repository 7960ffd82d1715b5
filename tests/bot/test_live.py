"""A running bot changes over to what is published and stays with the last good snapshot."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.live import LiveRetriever
from index.builder import build
from index.snapshot import SnapshotError
from index.snapshots import SnapshotStore
from knowledge.document import Document
from tests.bot.small_documents import CONFERENCE, DOCUMENTS, FUNDING
from tests.hashing_encoder import HashingEncoder

ENCODER = HashingEncoder()


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path / "snapshots")


def publish(store: SnapshotStore, documents: Sequence[Document] = DOCUMENTS, encoder: HashingEncoder = ENCODER) -> str:
    return store.publish(build(documents, encoder))


def damage(store: SnapshotStore, id: str) -> None:
    (store.folder / id / "passages.jsonl").write_text("{}\n", encoding="utf-8")


def test_a_newly_published_snapshot_serves_the_next_question(
    store: SnapshotStore, caplog: pytest.LogCaptureFixture
) -> None:
    first = publish(store, [CONFERENCE])
    live = LiveRetriever(store, ENCODER)
    before = live.current()
    assert before.snapshot.id == first
    assert live.current() is before
    second = publish(store, [FUNDING])
    with caplog.at_level(logging.INFO):
        assert live.current().search("Zuschuss").hits[0].passage.document == FUNDING.id
    assert live.current().snapshot.id == second
    assert f"changed over to snapshot {second}" in caplog.text
    assert before.search("Konferenz").hits[0].passage.document == CONFERENCE.id


def test_a_damaged_snapshot_leaves_the_last_good_one_in_use_and_is_told_once(
    store: SnapshotStore, caplog: pytest.LogCaptureFixture
) -> None:
    first = publish(store)
    live = LiveRetriever(store, ENCODER)
    damage(store, publish(store))
    with caplog.at_level(logging.INFO):
        served = [live.current().snapshot.id for _ in range(3)]
    assert served == [first] * 3
    assert len([line for line in caplog.messages if "passages.jsonl" in line]) == 1


def test_a_snapshot_of_another_model_is_not_changed_over_to(store: SnapshotStore) -> None:
    first = publish(store)
    live = LiveRetriever(store, ENCODER)
    publish(store, encoder=HashingEncoder(fingerprint="f" * 64))
    assert live.current().snapshot.id == first


def test_after_a_refused_snapshot_a_good_one_is_taken_again(store: SnapshotStore) -> None:
    publish(store)
    live = LiveRetriever(store, ENCODER)
    damage(store, publish(store))
    live.current()
    assert live.current().snapshot.id != publish(store) == live.current().snapshot.id


def test_a_rollback_is_followed(store: SnapshotStore) -> None:
    first = publish(store)
    publish(store)
    live = LiveRetriever(store, ENCODER)
    store.rollback()
    assert live.current().snapshot.id == first


def test_a_start_with_a_damaged_live_snapshot_uses_the_one_before(
    store: SnapshotStore, caplog: pytest.LogCaptureFixture
) -> None:
    first = publish(store)
    damage(store, publish(store))
    live = LiveRetriever(store, ENCODER)
    assert live.current().snapshot.id == first
    assert f"use snapshot {first} instead" in caplog.text


def test_when_the_live_file_is_gone_the_snapshot_in_use_stays(store: SnapshotStore) -> None:
    first = publish(store)
    live = LiveRetriever(store, ENCODER)
    (store.folder / "live").unlink()
    assert live.current().snapshot.id == first


def test_without_a_snapshot_that_can_be_used_the_command_that_mends_it_is_named(store: SnapshotStore) -> None:
    with pytest.raises(SnapshotError, match="strategiebot refresh"):
        LiveRetriever(store, ENCODER)
    damage(store, publish(store))
    with pytest.raises(SnapshotError, match="strategiebot refresh"):
        LiveRetriever(store, ENCODER)


def test_what_was_rolled_back_from_does_not_return_when_the_next_one_is_damaged(store: SnapshotStore) -> None:
    good = publish(store)
    publish(store)
    store.rollback()
    live = LiveRetriever(store, ENCODER)
    damage(store, publish(store))
    assert live.current().snapshot.id == good
