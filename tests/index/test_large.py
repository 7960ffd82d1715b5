"""A large snapshot answers as a small one does, from candidates and from the disk."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index import plan, scoring, vectors
from index.builder import build
from index.coded_means import CodedMeans
from index.encoder import Vectors
from index.half_vectors import HalfVectors
from index.lazy_records import LazyRecords
from index.matches import Ids
from index.retriever import Retriever
from index.snapshot import Snapshot, SnapshotError, read_manifest
from knowledge.document import Document
from tests.benchmarks.synthetic_documents import synthetic_documents
from tests.index.letter_encoder import LetterEncoder

DOCUMENTS = tuple(synthetic_documents(60))
QUESTIONS = (
    "Wer unterstützt Unternehmen in Leipzig?",
    "Anträge bis zum 7. März",
    f"Was ist {DOCUMENTS[10].title}?",
    "",
)


@pytest.fixture(autouse=True)
def _all_lists_are_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "PROBED", 1.0)


def small(*documents: Document) -> Snapshot:
    return build(documents, LetterEncoder())


def large(*documents: Document, previous: Snapshot | None = None, encoder: LetterEncoder | None = None) -> Snapshot:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "EXACT_UP_TO", 0)
        return build(documents, encoder or LetterEncoder(), previous)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large") / "one"
    large(*DOCUMENTS).save(folder)
    return folder


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("encoder", [LetterEncoder(), None])
def test_the_best_passages_and_their_figures_are_those_of_exact_search(
    saved: Path, question: str, encoder: LetterEncoder | None
) -> None:
    exact = Retriever(small(*DOCUMENTS), encoder).search(question)
    found = Retriever(Snapshot.load(saved), encoder).search(question)
    best = [hit for hit in exact.hits if hit.score > 0]
    assert [hit.passage for hit in found.hits[: len(best)]] == [hit.passage for hit in best]
    for hit, other in zip(found.hits, best, strict=False):
        assert hit.anticipated_question == other.anticipated_question
        figures = [(each.score, each.cosine, each.sentence, each.coverage, each.anticipated) for each in (hit, other)]
        assert figures[0] == pytest.approx(figures[1], abs=1e-3)


def test_few_vectors_are_read_from_the_disk_and_the_best_passages_stay(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded, question = Snapshot.load(saved), QUESTIONS[0]
    whole = Retriever(loaded, LetterEncoder()).search(question, k=3)
    compared, scores = [], HalfVectors.scores

    def counted(self: HalfVectors, vector: Vectors, ids: Ids | None = None) -> Vectors:
        compared.append((self, len(self) if ids is None else len(ids)))
        return scores(self, vector, ids)

    monkeypatch.setattr(scoring, "COMPARED", 12)
    monkeypatch.setattr(HalfVectors, "scores", counted)
    few = Retriever(loaded, LetterEncoder()).search(question, k=3)
    assert [(hit.passage, hit.score) for hit in few.hits] == [(hit.passage, hit.score) for hit in whole.hits]
    assert sum(count for vectors, count in compared if vectors is loaded.passage_vectors) == 12


@pytest.mark.parametrize("question", ["", "🙂🙂", "\x00", "a" * 4000])
@pytest.mark.parametrize("encoder", [LetterEncoder(), None])
def test_hostile_questions_are_survived(saved: Path, question: str, encoder: LetterEncoder | None) -> None:
    assert len(Retriever(Snapshot.load(saved), encoder).search(question, k=3).hits) in ((3,) if encoder else (0, 3))


def test_an_anticipated_question_leads_to_its_passage_whatever_the_passage_says(saved: Path) -> None:
    question = DOCUMENTS[10].anticipated[next(iter(DOCUMENTS[10].anticipated))][0]
    hit = Retriever(Snapshot.load(saved), LetterEncoder()).search(question).hits[0]
    assert (hit.passage.document, hit.anticipated_question) == (DOCUMENTS[10].id, question)


def test_records_and_vectors_stay_on_the_disk(saved: Path) -> None:
    loaded = Snapshot.load(saved, LetterEncoder())
    assert isinstance(loaded.passages, LazyRecords)
    assert isinstance(loaded.passage_vectors, HalfVectors)
    assert isinstance(loaded.sentence_vectors.matrix, np.memmap)
    assert isinstance(loaded.passage_lexicon.postings, np.memmap)
    assert tuple(loaded.passages) == tuple(large(*DOCUMENTS).passages)
    assert loaded.documents[-1] == DOCUMENTS[-1]
    assert loaded.documents_by_id[DOCUMENTS[7].id] == DOCUMENTS[7]


def test_the_vectors_of_a_passage_are_found_by_its_id(saved: Path) -> None:
    loaded, exact = Snapshot.load(saved), small(*DOCUMENTS)
    for passage in (exact.passages[0], exact.passages[77], exact.passages[-1]):
        assert loaded.passages[loaded.row(passage.id)] == passage
        assert loaded.vectors_of_sentences(passage) == pytest.approx(exact.vectors_of_sentences(passage), abs=1e-3)


def test_going_on_from_a_large_snapshot_makes_the_files_of_a_build_from_scratch_but_for_what_was_learnt(
    saved: Path, tmp_path: Path
) -> None:
    changed = replace(DOCUMENTS[20], body=f"{DOCUMENTS[20].body}\n\nEin neuer Satz über Zittau.")
    after = (*DOCUMENTS[:3], *DOCUMENTS[4:20], changed, *DOCUMENTS[21:])
    encoder = LetterEncoder()
    large(*after, previous=Snapshot.load(saved), encoder=encoder).save(tmp_path / "after")
    assert len(encoder.passages) == 2  # the last section and its new sentence
    large(*after).save(tmp_path / "scratch")
    files = read_manifest(tmp_path / "after").files, read_manifest(tmp_path / "scratch").files
    differing = {name for name in files[0] if files[0][name] != files[1][name]}
    learnt = {path.name for path in CodedMeans.files(Path(), "coded_means")}
    assert differing <= {"means.faiss", "questions.faiss"} | learnt
    ranking = Retriever(Snapshot.load(tmp_path / "after"), LetterEncoder()).search("Ein neuer Satz über Zittau")
    assert ranking.hits[0].passage.document == changed.id


def test_what_grows_large_is_not_embedded_again_and_what_shrinks_is() -> None:
    encoder = LetterEncoder()
    grown = large(*DOCUMENTS, previous=small(*DOCUMENTS), encoder=encoder)
    assert encoder.passages + encoder.queries == []
    shrunk = build(DOCUMENTS, encoder, grown)
    assert shrunk.large is None
    assert shrunk.passage_vectors.matrix.tolist() == small(*DOCUMENTS).passage_vectors.matrix.tolist()


def test_a_damaged_file_of_a_large_snapshot_is_named(tmp_path: Path) -> None:
    large(*DOCUMENTS[:5]).save(tmp_path / "a")
    file = tmp_path / "a" / "means.faiss"
    content = file.read_bytes()
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(SnapshotError, match=r"damaged file means\.faiss.*strategiebot refresh"):
        Snapshot.load(tmp_path / "a")


def test_a_large_snapshot_of_before_is_refused_with_the_command_that_mends_it(tmp_path: Path) -> None:
    large(*DOCUMENTS[:5]).save(tmp_path / "a")
    manifest = tmp_path / "a" / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    told["files"] = {name: checksum for name, checksum in told["files"].items() if "coded_means" not in name}
    manifest.write_text(json.dumps(told), encoding="utf-8")
    for path in CodedMeans.files(tmp_path / "a", "coded_means"):
        path.unlink()
    with pytest.raises(SnapshotError, match=r"files.*strategiebot refresh"):
        Snapshot.load(tmp_path / "a")
