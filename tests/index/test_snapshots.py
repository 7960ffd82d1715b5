from __future__ import annotations

import re
from pathlib import Path
from threading import Thread

import pytest

from index.builder import build
from index.snapshot import SnapshotError
from index.snapshots import SnapshotStore
from tests.index.letter_encoder import LetterEncoder
from tests.index.small_documents import CHANGED, CONFERENCE, DOCUMENTS

CHANGED_DOCUMENTS = (CONFERENCE, CHANGED)


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path / "snapshots")


def publish(store: SnapshotStore, count: int) -> list[str]:
    return [store.publish(build(DOCUMENTS, LetterEncoder())) for _ in range(count)]


def test_a_published_snapshot_is_live_under_its_time_and_content(store: SnapshotStore) -> None:
    id = publish(store, 1)[0]
    assert re.fullmatch(r"\d{8}T\d{12}Z-[0-9a-f]{12}", id)
    assert store.live_id() == id
    assert (store.folder / "live").read_text() == f"{id}\n"
    loaded = store.load_live(LetterEncoder())
    assert (loaded.id, loaded.problem, loaded.snapshot.documents) == (id, None, DOCUMENTS)


def test_snapshots_are_listed_newest_first(store: SnapshotStore) -> None:
    first, second = publish(store, 2)
    assert [manifest.id for manifest in store.list()] == [second, first]


def test_without_any_snapshot_the_next_step_is_named(store: SnapshotStore) -> None:
    assert store.live_id() is None
    assert store.list() == ()
    with pytest.raises(SnapshotError, match=r"no snapshot in .*run `strategiebot refresh`"):
        store.load_live()


def test_an_older_one_stands_in_for_a_damaged_live_one_and_says_so(store: SnapshotStore) -> None:
    first, second = publish(store, 2)
    (store.folder / second / "passages.jsonl").write_text("")
    loaded = store.load_live(LetterEncoder())
    assert loaded.id == first
    assert loaded.problem is not None
    assert "damaged file passages.jsonl" in loaded.problem
    assert second in loaded.problem


def test_a_lost_live_file_does_not_lose_the_snapshots(store: SnapshotStore) -> None:
    newest = publish(store, 2)[1]
    (store.folder / "live").unlink()
    loaded = store.load_live()
    assert loaded.id == newest
    assert loaded.problem is not None


def test_when_none_can_be_used_the_live_ones_problem_is_told(store: SnapshotStore) -> None:
    publish(store, 2)
    with pytest.raises(SnapshotError, match=r"made with model.*strategiebot refresh"):
        store.load_live(LetterEncoder(fingerprint="f" * 64))


def test_rollback_steps_back_or_goes_where_told(store: SnapshotStore) -> None:
    first, second, third = publish(store, 3)
    assert store.rollback() == second
    assert store.rollback() == first
    assert store.rollback(third) == third
    assert store.live_id() == third


def test_rollback_refuses_what_is_not_there_or_damaged(store: SnapshotStore) -> None:
    first, second = publish(store, 2)
    with pytest.raises(SnapshotError, match=f"no snapshot 'nonsense'.*{first}"):
        store.rollback("nonsense")
    with pytest.raises(SnapshotError, match=r"no snapshot '\.\./x'"):
        store.rollback("../x")
    (store.folder / first / "passages.jsonl").unlink()
    with pytest.raises(SnapshotError, match=r"lacks the file passages\.jsonl"):
        store.rollback()
    assert store.live_id() == second


def test_rollback_passes_over_a_damaged_one(store: SnapshotStore) -> None:
    first, second, _ = publish(store, 3)
    (store.folder / second / "passages.jsonl").unlink()
    assert store.rollback() == first
    assert store.live_id() == first


def test_without_a_live_one_the_next_step_is_told(store: SnapshotStore) -> None:
    (newest,) = publish(store, 1)
    (store.folder / "live").unlink()
    loaded = store.load_live()
    assert (loaded.id, str(loaded.problem).partition("; ")[2]) == (
        newest,
        "run `strategiebot refresh` or `strategiebot rollback`",
    )


def test_rollback_without_an_older_one_says_so(store: SnapshotStore) -> None:
    publish(store, 1)
    with pytest.raises(SnapshotError, match="no snapshot before"):
        store.rollback()


def test_pruning_keeps_the_newest_and_the_live_one(store: SnapshotStore) -> None:
    ids = publish(store, 4)
    store.rollback(ids[0])
    assert store.prune(keep=2) == (ids[1],)
    assert [manifest.id for manifest in store.list()] == [ids[3], ids[2], ids[0]]


def test_what_a_killed_build_left_is_ignored_and_cleaned(store: SnapshotStore) -> None:
    publish(store, 1)
    left = store.folder / ".building-dead"
    left.mkdir()
    (left / "manifest.json").write_text("{}")
    assert len(store.list()) == 1
    publish(store, 1)
    assert not left.exists()


def test_publishers_at_the_same_time_all_succeed(store: SnapshotStore) -> None:
    snapshots = [build(documents, LetterEncoder()) for documents in (DOCUMENTS, (CONFERENCE,), (CHANGED,))]
    threads = [Thread(target=store.publish, args=(snapshot,)) for snapshot in snapshots]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {manifest.id for manifest in store.list()} == {snapshot.id for snapshot in snapshots}
    assert store.load_live().problem is None


def test_what_is_staged_is_neither_listed_nor_live_until_it_is_published(store: SnapshotStore) -> None:
    live = publish(store, 1)[0]
    snapshot = build(CHANGED_DOCUMENTS, LetterEncoder())
    store.stage(snapshot)
    assert (store.live_id(), [manifest.id for manifest in store.list()]) == (live, [live])
    assert store.is_staged(snapshot.id)
    assert store.publish_staged(snapshot.id, evaluation={"right": 0.9}, despite_gate="eilt") == snapshot.id
    assert not store.is_staged(snapshot.id)
    manifest = store.load_live(LetterEncoder()).snapshot.manifest
    assert (manifest.id, manifest.evaluation, manifest.despite_gate) == (snapshot.id, {"right": 0.9}, "eilt")


def test_only_one_snapshot_is_staged_and_it_can_be_removed(store: SnapshotStore) -> None:
    first, second = build(DOCUMENTS, LetterEncoder()), build(CHANGED_DOCUMENTS, LetterEncoder())
    store.stage(first)
    store.stage(second)
    assert (store.is_staged(first.id), store.is_staged(second.id)) == (False, True)
    store.unstage()
    assert not store.is_staged(second.id)
    with pytest.raises(SnapshotError):
        store.publish_staged(second.id, evaluation={})


def test_a_staged_snapshot_that_was_damaged_does_not_go_live(store: SnapshotStore) -> None:
    live = publish(store, 1)[0]
    snapshot = build(CHANGED_DOCUMENTS, LetterEncoder())
    store.stage(snapshot)
    next(store.folder.glob(".staged-*/passages.jsonl")).write_text("")
    with pytest.raises(SnapshotError, match="damaged file passages"):
        store.publish_staged(snapshot.id, evaluation={})
    assert (store.live_id(), [manifest.id for manifest in store.list()]) == (live, [live])


def test_publishing_that_fails_half_way_can_be_tried_again(
    store: SnapshotStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = publish(store, 1)[0]
    snapshot = build(CHANGED_DOCUMENTS, LetterEncoder())
    store.stage(snapshot)

    def full(self: SnapshotStore, id: str) -> None:
        raise OSError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(SnapshotStore, "_make_live", full)
        with pytest.raises(OSError, match="no room"):
            store.publish_staged(snapshot.id, evaluation={})
    assert (store.live_id(), [manifest.id for manifest in store.list()]) == (live, [live])
    assert store.publish_staged(snapshot.id, evaluation={}) == store.live_id()


def test_the_live_one_and_the_one_before_always_stay(store: SnapshotStore) -> None:
    ids = publish(store, 4)
    store.rollback(ids[1])
    assert store.prune(1) == (ids[2],)
    assert [manifest.id for manifest in store.list()] == [ids[3], ids[1], ids[0]]
