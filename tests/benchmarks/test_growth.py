"""What docs/growth.md shows is what was measured, and what it was measured with is as it says."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from knowledge.passages import passages_of
from tests.benchmarks import derived_encoder, growth_figures
from tests.benchmarks.grown_documents import PASSAGES, Grammar, grown_documents, grown_questions
from tests.benchmarks.growth import DOCS


def test_the_page_shows_the_figures_of_the_last_run(tmp_path: Path) -> None:
    figures = growth_figures.load(DOCS / "growth.json")
    page = tmp_path / "growth.md"
    page.write_text((DOCS / "growth.md").read_text(encoding="utf-8"), encoding="utf-8")
    growth_figures.insert(figures, page)
    assert page.read_text(encoding="utf-8") == (DOCS / "growth.md").read_text(encoding="utf-8")
    assert growth_figures.table(figures) in page.read_text(encoding="utf-8")


def test_grown_documents_are_the_same_every_time_and_are_cut_below_each_heading() -> None:
    grammar = Grammar.shipped()
    documents = list(grown_documents(grammar, 60))
    assert documents == list(islice(grown_documents(grammar, 1200), 20))
    assert [len(passages_of(document)) for document in documents] == [PASSAGES] * 20
    assert list(grown_questions(grammar, 5, 60)) == list(grown_questions(grammar, 5, 60))


def test_derived_vectors_are_unit_vectors_close_to_those_they_are_derived_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived_encoder, "_COLUMNS", 512)
    dice = np.random.default_rng(0)
    words = ("Messe", "Leipzig", "Zuschuss", "Dresden", "Konferenz", "Beirat", "Energie", "Chemnitz")
    meaning = dict(zip(words, dice.standard_normal((8, 16), np.float32), strict=True))
    drawn = [dice.choice(words, 6).tolist() for _ in range(400)]
    texts = [f"Titel\nTeil\n{' '.join(chosen)}" for chosen in drawn]
    vectors = np.array([np.sum([meaning[word] for word in chosen], axis=0) for chosen in drawn], np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    derivation = derived_encoder.Derivation.fitted(texts, vectors)
    made = derivation.vectors(texts)
    assert np.linalg.norm(made, axis=1) == pytest.approx(np.ones(400), abs=1e-5)
    assert (made * vectors).sum(axis=1).mean() > 0.9
    assert derivation.vectors(texts[:3]) == pytest.approx(made[:3], abs=1e-6)
