"""What a question mentions brings the passages that hold it forward."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.reordering import (
    ASKED_OF_ANOTHER_YEAR,
    NO_SUCH_FACT,
    OTHER_PLACE,
    OTHER_YEAR,
    SAME_DOCUMENT,
    by_documents,
    by_mentions,
)
from index.ranking import Ranking
from knowledge.document import Document
from tests.bot.small_dialogue import library_of

OLD = Document(id="old", title="Messe", body="# Messe\n\n## Damals\n\nIn Halle kamen 2017 viele Gäste zur Messe.")
NEW = Document(id="new", title="Messe", body="# Messe\n\n## Heute\n\nIn Leipzig kamen 2019 viele Gäste zur Messe.")


@pytest.fixture
def level() -> Ranking:
    """Two passages as good as each other, the old one first."""
    ranking = library_of(OLD, NEW).retriever.search("Gäste Messe", 10)
    hits = sorted(ranking.hits, key=lambda hit: hit.passage.document, reverse=True)
    return replace(ranking, hits=tuple(replace(hit, score=1.0) for hit in hits))


def scores(ranking: Ranking) -> dict[str, float]:
    """In their order."""
    return {hit.passage.document: hit.score for hit in ranking.hits}


def test_a_passage_of_another_year_stands_back(level: Ranking) -> None:
    found = scores(by_mentions(level, "Wie viele Gäste kamen 2019?"))
    assert list(found.items()) == [("new", 1.0), ("old", pytest.approx(1.0 - OTHER_YEAR))]


def test_a_passage_of_another_place_stands_back(level: Ranking) -> None:
    found = scores(by_mentions(level, "Wie viele Gäste kamen nach Leipzig?"))
    assert list(found.items()) == [("new", 1.0), ("old", pytest.approx(1.0 - OTHER_PLACE))]


def test_a_passage_without_the_kind_of_fact_that_is_asked_for_stands_back(level: Ranking) -> None:
    free = Document(id="free", title="Messe", body="# Messe\n\n## Preise\n\nDer Eintritt zur Messe ist frei.")
    passage = library_of(free).retriever.search("Messe", 1).hits[0].passage
    hits = (*level.hits, replace(level.hits[0], passage=passage))
    found = scores(by_mentions(replace(level, hits=hits), "Was kostet der Eintritt?"))
    assert list(found) == ["free", "old", "new"]
    assert found["old"] == pytest.approx(1.0 - NO_SUCH_FACT)


def test_an_anticipated_question_of_another_year_counts_less(level: Ranking) -> None:
    asked = [replace(hit, anticipated_question="Wie viele kamen 2019?") for hit in level.hits]
    found = scores(by_mentions(replace(level, hits=tuple(asked)), "Wie viele kamen 2017?"))
    assert found["old"] == pytest.approx(1.0 - ASKED_OF_ANOTHER_YEAR)
    assert found["new"] == pytest.approx(1.0 - ASKED_OF_ANOTHER_YEAR - OTHER_YEAR)


def test_an_anticipated_question_without_a_year_is_as_good(level: Ranking) -> None:
    asked = [replace(hit, anticipated_question="Wie viele kamen?") for hit in level.hits]
    assert scores(by_mentions(replace(level, hits=tuple(asked)), "Wie viele kamen 2017?"))["old"] == 1.0


def test_of_equals_the_order_stays(level: Ranking) -> None:
    assert by_mentions(level, "Wie viele Gäste?").hits == level.hits


def test_the_document_that_was_talked_about_comes_forward(level: Ranking) -> None:
    assert list(scores(by_documents(level, {"new"})).items()) == [("new", 1.0 + SAME_DOCUMENT), ("old", 1.0)]


def test_an_anticipated_question_of_this_year_and_another_is_as_good(level: Ranking) -> None:
    asked = [replace(hit, anticipated_question="Wie viele kamen 2017 und 2019?") for hit in level.hits]
    assert scores(by_mentions(replace(level, hits=tuple(asked)), "Wie viele kamen 2017?"))["old"] == 1.0
