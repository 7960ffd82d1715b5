from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon import Expansion, Lexicon

TEXTS = ("Die Konferenz fand in Leipzig statt.", "Die Messe in Dresden.", "Kleine und mittlere Unternehmen in Sachsen.")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.from_texts(TEXTS)


def test_a_text_that_holds_all_words_is_covered_whole(lexicon: Lexicon) -> None:
    assert lexicon.coverage(lexicon.terms("Konferenz in Leipzig"))[0] == pytest.approx(1.0)


def test_a_compound_covers_its_part(lexicon: Lexicon) -> None:
    scores = lexicon.coverage(lexicon.terms("Strategiekonferenz"))
    assert 0.2 < scores[0] < 1
    assert scores[1] == 0


def test_a_typo_keeps_most_of_the_coverage(lexicon: Lexicon) -> None:
    scores = lexicon.coverage(lexicon.terms("Konferens Leipzg"))
    assert scores.argmax() == 0
    assert scores[0] > 0.4


def test_rare_words_weigh_more_than_common_ones(lexicon: Lexicon) -> None:
    scores = lexicon.coverage(lexicon.terms("in Dresden"))
    assert scores[1] > 0.9
    assert scores[0] < 0.2


def test_question_words_weigh_less_than_what_is_asked_for() -> None:
    lexicon = Lexicon.from_texts(["Welche Farbe?", "Messe"])
    scores = lexicon.coverage(lexicon.terms("Welche Messe"))
    assert scores[1] > 2 * scores[0]


def test_another_wording_earns_coverage_but_is_not_asked_for(lexicon: Lexicon) -> None:
    expansion = Expansion("KMU", "kleine und mittlere Unternehmen")
    plain, expanded = lexicon.terms("Was sind KMU"), lexicon.terms("Was sind KMU", [expansion])
    assert lexicon.coverage(plain)[2] == 0
    assert 0.2 < lexicon.coverage(expanded)[2] <= 0.6
    assert expanded.mass == plain.mass


@pytest.mark.parametrize("question", ["", "  ", "🙂", "\x00"])
def test_a_question_without_words_covers_nothing(lexicon: Lexicon, question: str) -> None:
    assert lexicon.coverage(lexicon.terms(question)).tolist() == [0, 0, 0]
    assert lexicon.terms(question).coverage_of("Messe") == 0


def test_an_empty_lexicon_answers_nothing() -> None:
    empty = Lexicon.from_texts([])
    assert empty.coverage(empty.terms("Messe")).shape == (0,)


def test_texts_without_words_have_no_coverage() -> None:
    lexicon = Lexicon.from_texts(["", "..."])
    assert lexicon.coverage(lexicon.terms("Messe")).tolist() == [0, 0]


@given(st.lists(st.text(max_size=40), max_size=6), st.text(max_size=40))
def test_the_index_and_a_single_text_agree(texts: list[str], question: str) -> None:
    lexicon = Lexicon.from_texts(texts)
    terms = lexicon.terms(question)
    assert lexicon.coverage(terms) == pytest.approx([terms.coverage_of(text) for text in texts], abs=1e-5)


def test_what_is_saved_is_loaded_and_memory_mapped(lexicon: Lexicon, tmp_path: Path) -> None:
    lexicon.save(tmp_path, "passages")
    loaded = Lexicon.load(tmp_path, "passages")
    assert isinstance(loaded.postings, np.memmap)
    terms = lexicon.terms("Wo war die Konferenz?")
    assert loaded.coverage(loaded.terms("Wo war die Konferenz?")).tolist() == lexicon.coverage(terms).tolist()
