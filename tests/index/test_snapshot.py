from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.builder import build
from index.manifest import Counts
from index.snapshot import Snapshot, SnapshotError
from tests.index.letter_encoder import LetterEncoder
from tests.index.small_documents import DOCUMENTS

FILES = (
    "passages.jsonl", "documents.jsonl", "anticipated.jsonl", "passage_vectors.faiss", "sentence_vectors.faiss",
    "passage_lexicon.postings.npy", "anticipated_lexicon.grams.npy",
)  # fmt: skip


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "one"
    build(DOCUMENTS, LetterEncoder()).save(folder)
    return folder


def test_what_is_saved_is_loaded(saved: Path) -> None:
    built, loaded = build(DOCUMENTS, LetterEncoder()), Snapshot.load(saved, LetterEncoder())
    assert loaded.documents == DOCUMENTS
    assert loaded.passages == built.passages
    assert loaded.anticipated == built.anticipated
    for name in ("passage_vectors", "sentence_vectors", "anticipated_vectors"):
        assert getattr(loaded, name).matrix.tolist() == getattr(built, name).matrix.tolist()
    terms = loaded.passage_lexicon.terms("Keynote")
    assert loaded.passage_lexicon.coverage(terms).tolist() == built.passage_lexicon.coverage(terms).tolist()


def test_the_manifest_says_what_is_inside(saved: Path) -> None:
    manifest = Snapshot.load(saved).manifest
    assert manifest.counts == Counts(documents=2, passages=3, sentences=5, anticipated=2)
    assert list(manifest.documents) == ["01-konferenz", "02-foerderung"]
    assert (manifest.model, manifest.dimension) == ("letters", 64)
    assert set(manifest.files) == {path.name for path in saved.iterdir()} - {"manifest.json"}


def test_sentence_vectors_stand_beside_their_passage() -> None:
    snapshot = build(DOCUMENTS, LetterEncoder())
    passage = snapshot.passages[1]
    text = f"{passage.title}\n{passage.heading}\n{passage.sentence(passage.sentences[0])}"
    assert snapshot.vectors_of_sentences(passage).tolist() == LetterEncoder().encode_passages([text]).tolist()


def test_evaluation_figures_travel_with_the_snapshot(tmp_path: Path) -> None:
    build(DOCUMENTS, LetterEncoder()).with_evaluation({"right": 0.9}).save(tmp_path / "a")
    assert Snapshot.load(tmp_path / "a").manifest.evaluation == {"right": 0.9}


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_named_with_the_cure(saved: Path, name: str) -> None:
    content = (saved / name).read_bytes()
    (saved / name).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(SnapshotError, match=rf"{saved}.*damaged file {name}.*strategiebot refresh"):
        Snapshot.load(saved)


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
def test_a_missing_file_is_named_with_the_cure(saved: Path, name: str) -> None:
    (saved / name).unlink()
    with pytest.raises(SnapshotError, match=rf"{saved}.*lacks the file {name}.*strategiebot refresh"):
        Snapshot.load(saved)


def test_another_models_snapshot_is_refused(saved: Path) -> None:
    with pytest.raises(SnapshotError, match=r"made with model 'letters'.*not with 'letters'.*strategiebot refresh"):
        Snapshot.load(saved, LetterEncoder(fingerprint="1" * 64))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": 99, "novelty": True}, "has format 99, this program reads 2"),
        ({"format": 1}, "has format 1, this program reads 2"),
        ({"files": {}}, "names other files"),
        ({"dimension": "many"}, "unreadable manifest.json"),
        ({"counts": {"documents": 2, "passages": 7, "sentences": 5, "anticipated": 2}}, "passages where its manifest"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(saved: Path, change: dict[str, object], said: str) -> None:
    path = saved / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(SnapshotError, match=f"{said}.*strategiebot refresh"):
        Snapshot.load(saved)


def test_a_manifest_that_is_no_json_is_refused(saved: Path) -> None:
    (saved / "manifest.json").write_bytes(b"\x00{")
    with pytest.raises(SnapshotError, match=r"unreadable manifest\.json"):
        Snapshot.load(saved)


def test_saving_again_replaces_the_folder_and_leaves_nothing_beside(saved: Path) -> None:
    build(DOCUMENTS[:1], LetterEncoder()).save(saved)
    assert Snapshot.load(saved).documents == DOCUMENTS[:1]
    assert [path.name for path in saved.parent.iterdir()] == ["one"]


def test_a_snapshot_of_nothing_is_possible(tmp_path: Path) -> None:
    build((), LetterEncoder()).save(tmp_path / "empty")
    assert Snapshot.load(tmp_path / "empty").passages == ()
