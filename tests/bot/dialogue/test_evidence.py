"""What speaks for a quotation, figure by figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.evidence import UNFORESEEN, Evidence, Grounds
from bot.dialogue.library import Library
from index.ranking import Ranking
from index.reader import NO_WORDS, Reading
from tests.bot.small_dialogue import library_of
from tests.bot.small_documents import FUNDING, GUIDELINES


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of()


def ranked(library: Library, question: str) -> Ranking:
    return library.retriever.search(question, 10)


def evidence(library: Library, question: str) -> Evidence:
    ranking = ranked(library, question)
    return Evidence.of(question, ranking, library.quoter.extract(question, ranking, ranking.hits[0].passage))


def test_figures_of_the_best_hit_are_taken_over(library: Library) -> None:
    question = "Wann war die Konferenz?"
    best = ranked(library, question).hits[0]
    found = evidence(library, question)
    assert (found.cosine, found.coverage, found.anticipated) == (best.cosine, best.coverage, best.anticipated)
    assert found.quoted > 0


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Wann fand die Konferenz in Leipzig statt?", 1.0),
        ("Um wie viel Uhr fand die Konferenz in Leipzig statt?", -1.0),
        ("Konferenz in Leipzig", 0.0),
    ],
)
def test_the_asked_for_fact_stands_in_the_quotation_or_is_missed(library: Library, question: str, fact: float) -> None:
    assert evidence(library, question).fact == fact


@pytest.mark.parametrize(
    ("question", "withheld"),
    [
        ("Um wie viel Uhr fand die Konferenz in Leipzig statt?", 1.0),
        ("Was kostet die Konferenz in Leipzig?", 1.0),
        ("Wie lautet die Telefonnummer der Konferenz in Leipzig?", 1.0),
        ("Wann fand die Konferenz in Leipzig statt?", 0.0),
        ("Welcher Minister war auf der Konferenz in Leipzig?", 0.0),
    ],
)
def test_a_sum_a_time_or_a_contact_that_is_not_told_is_withheld(
    library: Library, question: str, withheld: float
) -> None:
    assert evidence(library, question).withheld == withheld


@pytest.mark.parametrize(
    ("question", "years", "numbers"),
    [
        ("Konferenz in Leipzig", 0.0, 0.0),
        ("Konferenz 2017 in Leipzig", 0.0, 0.0),
        ("Konferenz 2031 in Leipzig", 1.0, 1.0),
        ("Konferenz 2017 in Leipzig mit 900 Gästen", 0.0, 0.5),
    ],
)
def test_years_and_numbers_that_the_passage_lacks_speak_against_it(
    library: Library, question: str, years: float, numbers: float
) -> None:
    found = evidence(library, question)
    assert (found.years, found.numbers) == (years, numbers)


@pytest.mark.parametrize(
    ("question", "names", "places", "ordinals"),
    [
        ("Konferenz in Leipzig", 0.0, 0.0, 0.0),
        ("Konferenz in Dresden", 1.0, 1.0, 0.0),
        ("Konferenz in Leipzig oder Dresden", 0.5, 0.5, 0.0),
        ("die dritte Konferenz in Leipzig", 0.0, 0.0, 1.0),
        ("Konferenz in Leipzig mit Elefanten", 0.5, 0.0, 0.0),
    ],
)
def test_names_places_and_ordinals_that_the_passage_lacks_speak_against_it(
    library: Library, question: str, names: float, places: float, ordinals: float
) -> None:
    found = evidence(library, question)
    assert (found.names, found.places, found.ordinals) == (names, places, ordinals)


def test_a_statement_that_something_is_not_known_is_noticed(library: Library) -> None:
    assert evidence(library, "Auflage der Leitlinien").unknown == 1.0
    assert evidence(library, "Konferenz in Leipzig").unknown == 0.0


def test_the_margin_is_the_lead_over_the_next_section() -> None:
    library = library_of(GUIDELINES, FUNDING)
    hits = ranked(library, "Zuschuss").hits
    assert evidence(library, "Zuschuss").margin == pytest.approx(hits[0].score - hits[1].score)


def test_the_lead_is_the_margin_where_no_anticipated_question_speaks(library: Library) -> None:
    ranking = ranked(library, "Wann war die Konferenz?")
    first = ranking.hits[0]
    for anticipated, lead in ((0.0, True), (0.9, False)):
        hits = (replace(first, anticipated=anticipated), *ranking.hits[1:])
        extract = library.quoter.extract(ranking.question, ranking, first.passage)
        found = Evidence.of(ranking.question, replace(ranking, hits=hits), extract)
        assert found.lead == (found.margin if lead else 0.0)
    assert found.margin > 0


def test_without_another_section_the_margin_is_the_whole_score() -> None:
    library = library_of(FUNDING)
    assert evidence(library, "Zuschuss").margin == pytest.approx(ranked(library, "Zuschuss").hits[0].score)


def test_a_passage_without_anticipated_questions_is_told_apart_by_that_alone() -> None:
    foreseen = evidence(library_of(replace(FUNDING, anticipated={"Zuschuss": ("Wie hoch ist er?",)})), "Zuschuss")
    unforeseen = evidence(library_of(FUNDING), "Zuschuss")
    assert (foreseen.foreseen, unforeseen.foreseen) == (1.0, 0.0)
    assert unforeseen.anticipated == UNFORESEEN


def test_figures_come_in_the_order_of_their_names(library: Library) -> None:
    found = evidence(library, "Zuschuss")
    assert dict(zip(Evidence.columns(), found.figures(), strict=True))["coverage"] == found.coverage


def test_words_that_neither_the_passage_nor_its_anticipated_questions_hold_speak_against_it(library: Library) -> None:
    question = "Wann war die Konferenz der Lastenräder?"
    ranking = ranked(library, question)
    passage = ranking.hits[0].passage
    extract = library.quoter.extract(question, ranking, passage)
    bare = Evidence.of(question, ranking, extract)
    foreseen = Evidence.of(question, ranking, extract, Grounds(anticipated=("Gab es Lastenräder?",)))
    assert bare.unsaid == pytest.approx(1.0 - ranking.terms.coverage_of(passage.context))
    assert 0.0 <= foreseen.unsaid < bare.unsaid


@pytest.mark.parametrize(
    ("question", "words", "pointed"),
    [
        ("Wann fand die Konferenz in Leipzig statt?", "7. März 2017", 1.0),
        ("Wann fand die Konferenz in Leipzig statt?", "Leipzig", -1.0),
        ("Konferenz in Leipzig", "7. März 2017", 0.0),
    ],
)
def test_the_words_that_the_reader_points_to_are_the_asked_for_fact_or_not(
    library: Library, question: str, words: str, pointed: float
) -> None:
    ranking = ranked(library, question)
    passage = ranking.hits[0].passage
    at = passage.text.index(words)
    extract = library.quoter.extract(question, ranking, passage)
    reading = Reading(0.0, at, at + len(words), 0.5, NO_WORDS)
    assert Evidence.of(question, ranking, extract, Grounds(reading)).pointed == pointed
    assert Evidence.of(question, ranking, extract).pointed == 0.0
