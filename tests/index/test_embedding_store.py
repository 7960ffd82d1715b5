from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index import embedding_store
from index.builder import build
from index.embedding_block import EmbeddingBlock, TextKind
from index.embedding_store import EmbeddingStore
from tests.index.letter_encoder import LetterEncoder
from tests.index.small_documents import CHANGED, CONFERENCE, DOCUMENTS

MODEL = LetterEncoder().fingerprint
BLOCK = EmbeddingBlock(TextKind.PASSAGE, ("Messe", "Zwickau"), np.eye(2, 64, dtype=np.float32))


@pytest.fixture
def store(tmp_path: Path) -> EmbeddingStore:
    return EmbeddingStore(tmp_path / "embeddings")


def texts_in(store: EmbeddingStore) -> set[str]:
    return {text for vectors in EmbeddingStore(store.folder).load(MODEL, 64).values() for text in vectors}


def files_in(store: EmbeddingStore) -> list[Path]:
    return sorted((store.folder / MODEL).iterdir()) if (store.folder / MODEL).exists() else []


def test_what_is_kept_is_found_by_another_process(store: EmbeddingStore) -> None:
    store.keep(MODEL, BLOCK)
    store.keep(MODEL, replace(BLOCK, kind=TextKind.QUERY, texts=("Wann?", "Wo?")))
    found = EmbeddingStore(store.folder).load(MODEL, 64)
    assert {kind: {text: row.tolist() for text, row in rows.items()} for kind, rows in found.items()} == {
        TextKind.PASSAGE: {"Messe": np.eye(64)[0].tolist(), "Zwickau": np.eye(64)[1].tolist()},
        TextKind.QUERY: {"Wann?": np.eye(64)[0].tolist(), "Wo?": np.eye(64)[1].tolist()},
    }


def test_another_model_or_dimension_finds_nothing(store: EmbeddingStore) -> None:
    store.keep(MODEL, BLOCK)
    assert not any(store.load("f" * 64, 64).values())
    assert not any(store.load(MODEL, 32).values())


def test_a_torn_end_costs_one_block_and_the_next_process_goes_on_beside_it(store: EmbeddingStore) -> None:
    store.keep(MODEL, BLOCK)
    store.keep(MODEL, replace(BLOCK, texts=("verloren", "auch")))
    (file,) = files_in(store)
    file.write_bytes(file.read_bytes()[:-1])
    EmbeddingStore(store.folder).keep(MODEL, replace(BLOCK, texts=("neu", "auch")))
    assert texts_in(store) == {"Messe", "Zwickau", "neu", "auch"}


def test_a_build_embeds_nothing_that_is_kept(store: EmbeddingStore) -> None:
    build(DOCUMENTS, LetterEncoder(), kept=store)
    encoder = LetterEncoder()
    again = build(DOCUMENTS, encoder, kept=EmbeddingStore(store.folder))
    assert encoder.passages + encoder.queries == []
    assert again.sentence_vectors.matrix.tolist() == build(DOCUMENTS, encoder).sentence_vectors.matrix.tolist()


def test_what_a_published_snapshot_holds_is_forgotten_when_the_next_build_begins(store: EmbeddingStore) -> None:
    published = build(DOCUMENTS, LetterEncoder(), kept=store)
    assert len(files_in(store)) == 1
    build(DOCUMENTS, LetterEncoder(), published, kept=store)
    assert files_in(store) == []


def test_what_was_never_published_stays_and_the_rest_goes(store: EmbeddingStore) -> None:
    published = build(DOCUMENTS, LetterEncoder())
    build((CONFERENCE, CHANGED), LetterEncoder(), published, kept=store)  # a dry run
    changed = texts_in(store)
    assert len(changed) == 2
    store.keep(
        MODEL, EmbeddingBlock(TextKind.PASSAGE, (published.passages[0].context,), np.eye(1, 64, dtype=np.float32))
    )
    store.keep(MODEL, EmbeddingBlock(TextKind.QUERY, ("Wann war die Konferenz?",), np.eye(1, 64, dtype=np.float32)))
    store.release(MODEL, published)
    assert texts_in(store) == changed
    assert len(files_in(store)) == 1


def test_what_another_model_made_is_forgotten(store: EmbeddingStore) -> None:
    store.keep("f" * 64, BLOCK)
    store.release(MODEL, None)
    assert not any(store.load("f" * 64, 64).values())


def test_a_live_snapshot_of_another_model_does_not_cost_what_is_being_embedded(store: EmbeddingStore) -> None:
    published = build(DOCUMENTS, LetterEncoder(fingerprint="f" * 64))
    store.keep(MODEL, BLOCK)
    store.release(MODEL, published)
    assert texts_in(store) == {"Messe", "Zwickau"}


def test_the_oldest_go_when_there_is_too_much(store: EmbeddingStore, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in "abc":
        EmbeddingStore(store.folder).keep(
            MODEL, EmbeddingBlock(TextKind.PASSAGE, (text,), np.eye(1, 64, dtype=np.float32))
        )
    monkeypatch.setattr(embedding_store, "MOST_BYTES", 2 * files_in(store)[0].stat().st_size)
    assert texts_in(store) == {"b", "c"}
    monkeypatch.setattr(embedding_store, "MOST_BYTES", 1)
    assert texts_in(store) == {"c"}


def test_what_cannot_be_kept_is_told_and_the_file_is_not_continued(store: EmbeddingStore) -> None:
    store.keep(MODEL, BLOCK)
    (file,) = files_in(store)
    file.unlink()
    file.mkdir()
    with pytest.raises(IsADirectoryError):
        store.keep(MODEL, BLOCK)
    store.keep(MODEL, replace(BLOCK, texts=("danach", "auch")))
    file.rmdir()
    assert texts_in(store) == {"danach", "auch"}
