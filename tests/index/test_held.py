"""What few of very many passages hold is what a search through all postings finds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.gram_bits import RARE, GramBits
from index.held import Held
from index.lexicon import Lexicon, Terms
from knowledge.passages import passages_of
from tests.benchmarks.synthetic_documents import synthetic_documents

PASSAGES = [passage for document in synthetic_documents(120) for passage in passages_of(document)][:300]
TEXTS = [f"{passage.context} {'Zuschuss' * (number % 40 == 0)}" for number, passage in enumerate(PASSAGES)]
QUESTIONS = ("Wer gibt in Leipzig einen Zuschuss?", "und der die das", "xylophon", "")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.from_texts(TEXTS)


@pytest.fixture(scope="module")
def bits(lexicon: Lexicon) -> GramBits:
    return GramBits.of(lexicon)


def test_some_grams_are_common_and_some_rare(bits: GramBits) -> None:
    assert 0 < np.count_nonzero(bits.places == RARE) < len(bits.places)


@pytest.mark.parametrize("question", QUESTIONS)
def test_coverage_of_a_few_is_that_of_all(lexicon: Lexicon, bits: GramBits, question: str) -> None:
    terms = lexicon.terms(question)
    rows = np.array([299, 0, 40, 41, 0])
    assert Held(lexicon, bits, terms).coverage(rows) == pytest.approx(lexicon.coverage(terms)[rows], abs=1e-6)


@pytest.mark.parametrize("question", QUESTIONS)
def test_rough_coverage_is_in_proportion(lexicon: Lexicon, bits: GramBits, question: str) -> None:
    terms = lexicon.terms(question)
    rough = Held(lexicon, bits, terms).roughly(1000).astype(float)
    exact = lexicon.coverage(terms)
    scale = rough.max() / exact.max() if exact.any() else 0.0
    assert np.abs(rough - exact * scale).max() <= 0.1 * 255


def test_wordings_that_earn_more_than_is_asked_do_not_overflow(lexicon: Lexicon, bits: GramBits) -> None:
    terms = lexicon.terms(QUESTIONS[0])
    rich = Held(lexicon, bits, Terms(terms.grams, terms.weights * 3, terms.mass))
    assert rich.roughly(1000).argmax() == Held(lexicon, bits, terms).roughly(1000).argmax()
    assert rich.coverage(np.arange(300)).max() == 1.0


def test_bits_are_the_same_when_they_are_read_again(lexicon: Lexicon, bits: GramBits, tmp_path: Path) -> None:
    bits.save(tmp_path, "words")
    loaded = GramBits.load(tmp_path, "words")
    assert isinstance(loaded.bits, np.memmap)
    assert (loaded.places.tolist(), loaded.bits.tolist()) == (bits.places.tolist(), bits.bits.tolist())
