from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
import pytest

from index.vectors import VectorIndex

UNIT = np.eye(3, dtype=np.float32)


def test_search_gives_rows_best_first_with_their_cosines() -> None:
    found = VectorIndex.from_vectors(UNIT).search(np.array([0.6, 0.8, 0.0], np.float32), 2)
    assert found.ids.tolist() == [1, 0]
    assert found.scores == pytest.approx([0.8, 0.6])


def test_scores_are_those_of_the_rows_asked_for() -> None:
    index = VectorIndex.from_vectors(UNIT)
    vector = np.array([0.6, 0.8, 0.0], np.float32)
    assert index.scores(vector) == pytest.approx([0.6, 0.8, 0.0])
    assert index.scores(vector, np.array([2, 1])) == pytest.approx([0.0, 0.8])


def test_no_more_rows_are_found_than_there_are() -> None:
    assert VectorIndex.from_vectors(UNIT).search(UNIT[0], 10).ids.tolist()[0] == 0
    assert len(VectorIndex.from_vectors(UNIT).search(UNIT[0], 10).ids) == 3
    assert VectorIndex.from_vectors(UNIT[:0]).search(UNIT[0], 10).ids.tolist() == []


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    VectorIndex.from_vectors(UNIT).save(tmp_path / "a.faiss")
    loaded = VectorIndex.load(tmp_path / "a.faiss")
    assert loaded.matrix.tolist() == UNIT.tolist()
    assert (len(loaded), loaded.dimension) == (3, 3)


def test_an_empty_index_keeps_its_dimension(tmp_path: Path) -> None:
    VectorIndex.from_vectors(UNIT[:0]).save(tmp_path / "a.faiss")
    assert VectorIndex.load(tmp_path / "a.faiss").matrix.shape == (0, 3)


def test_another_kind_of_index_is_refused(tmp_path: Path) -> None:
    faiss.write_index(faiss.IndexFlatL2(3), str(tmp_path / "a.faiss"))
    with pytest.raises(ValueError, match="IndexFlatL2"):
        VectorIndex.load(tmp_path / "a.faiss")


def test_searching_uses_one_thread() -> None:
    assert faiss.omp_get_max_threads() == 1
