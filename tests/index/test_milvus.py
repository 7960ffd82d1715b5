"""Milvus, embedded in this process, finds what the snapshot itself finds."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pymilvus import MilvusClient

from index.builder import build
from index.encoder import EncoderFailure
from index.milvus import MilvusEngine
from index.retriever import Retriever
from index.snapshot import Snapshot, SnapshotError
from index.snapshots import SnapshotStore
from tests.benchmarks.synthetic_documents import synthetic_documents
from tests.index.letter_encoder import LetterEncoder

DOCUMENTS = tuple(synthetic_documents(20))


class Milvus:
    """One file, an engine on it and what an operator sees there."""

    def __init__(self, file: Path) -> None:
        self.engine = MilvusEngine(str(file), timeout_seconds=60)
        self.client = MilvusClient(uri=str(file))

    def snapshots(self) -> set[str]:
        return {name.removeprefix("strategiebot_").rpartition("_")[0] for name in self.client.list_collections()}


@pytest.fixture(scope="module")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Milvus]:
    milvus = Milvus(tmp_path_factory.mktemp("milvus") / "milvus.db")
    yield milvus
    milvus.client.close()


@pytest.fixture
def store(tmp_path: Path, milvus: Milvus) -> SnapshotStore:
    milvus.engine.keep(())
    return SnapshotStore(tmp_path / "snapshots", milvus.engine)


def built(count: int) -> Snapshot:
    return build(DOCUMENTS[:count], LetterEncoder())


def named(*ids: str) -> set[str]:
    return {id.replace("-", "_") for id in ids}


def test_it_finds_the_passages_that_the_snapshot_finds_with_the_same_figures(store: SnapshotStore) -> None:
    snapshot = built(20)
    store.publish(snapshot)
    alone = Retriever(snapshot, LetterEncoder())
    shared = Retriever(snapshot, LetterEncoder(), store.neighbours(snapshot))
    for question in ("Wer unterstützt Unternehmen in Leipzig?", f"Was ist {DOCUMENTS[10].title}?", "Anträge", ""):
        assert shared.search(question).hits == alone.search(question).hits


def test_each_snapshot_has_its_own_vectors_and_loses_them_when_it_is_removed(
    store: SnapshotStore, milvus: Milvus
) -> None:
    first, second, third = (store.publish(built(count)) for count in (5, 6, 7))
    assert milvus.snapshots() == named(first, second, third)
    store.rollback(second)
    assert store.prune(keep=1) == ()
    store.rollback(third)
    assert store.prune(keep=1) == (first,)
    assert milvus.snapshots() == named(second, third)


def test_what_is_staged_is_filed_before_it_can_be_published(store: SnapshotStore, milvus: Milvus) -> None:
    snapshot = built(5)
    store.stage(snapshot)
    assert milvus.snapshots() == named(snapshot.id)
    assert store.publish_staged(snapshot.id, evaluation={}) == snapshot.id


def test_vectors_that_are_missing_or_incomplete_are_filed_when_the_snapshot_is_loaded(
    store: SnapshotStore, milvus: Milvus
) -> None:
    snapshot = built(5)
    store.publish(snapshot)
    name = next(name for name in milvus.client.list_collections() if name.endswith("means"))
    milvus.client.delete(name, ids=[0])
    found = store.neighbours(snapshot)
    assert found is not None
    vector = snapshot.sentence_vectors.matrix[0] + snapshot.passage_vectors.matrix[0]
    assert found.means.nearest(np.asarray(vector), 1).ids.tolist() == [0]


def test_a_snapshot_without_anticipated_questions_is_searched(store: SnapshotStore) -> None:
    snapshot = build(DOCUMENTS[1:3], LetterEncoder())
    store.publish(snapshot)
    retriever = Retriever(snapshot, LetterEncoder(), store.neighbours(snapshot))
    assert retriever.search("Anträge").hits == Retriever(snapshot, LetterEncoder()).search("Anträge").hits


@pytest.fixture
def nobody() -> str:
    """The address of a server that is down."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{listening.getsockname()[1]}"


def test_where_the_server_is_down_nothing_is_published_and_the_message_names_it(tmp_path: Path, nobody: str) -> None:
    store = SnapshotStore(tmp_path, MilvusEngine(nobody, timeout_seconds=0.5))
    with pytest.raises(SnapshotError, match=rf"Milvus at '{nobody}' does not take.*index.engine"):
        store.publish(built(5))
    assert store.live_id() is None


def test_where_the_server_is_down_searching_fails_as_an_encoder_does_and_words_still_find(
    tmp_path: Path, nobody: str, caplog: pytest.LogCaptureFixture
) -> None:
    snapshot = built(5)
    store = SnapshotStore(tmp_path, MilvusEngine(nobody, timeout_seconds=0.5))
    retriever = Retriever(snapshot, LetterEncoder(), store.neighbours(snapshot))
    for _ in range(2):
        with pytest.raises(EncoderFailure, match="does not answer"):
            retriever.search("Anträge")
    told = [record.getMessage() for record in caplog.records if "does not answer" in record.getMessage()]
    assert told == [f"Milvus at {nobody} does not answer (MilvusException); answered by words alone"]
    assert Retriever(snapshot, None, store.neighbours(snapshot)).search("Anträge").hits
