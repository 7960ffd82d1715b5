from __future__ import annotations

from dataclasses import replace
from statistics import median

import pytest

from index.builder import build
from index.retriever import Retriever
from knowledge.document import Document
from tests.index.letter_encoder import LetterEncoder
from tests.index.small_documents import CONFERENCE, DOCUMENTS, FUNDING


def retriever(*documents: Document) -> Retriever:
    return Retriever(build(documents, LetterEncoder()), LetterEncoder())


@pytest.fixture(scope="module")
def both() -> Retriever:
    return retriever(*DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Wann war die Konferenz?", "01-konferenz#0"),
        ("Wer hielt die Keynote?", "01-konferenz#1"),
        ("Welchen Zuschuss erhalten Unternehmen?", "02-foerderung#0"),
    ],
)
def test_the_passage_that_answers_comes_first(both: Retriever, question: str, passage: str) -> None:
    ranking = both.search(question)
    assert ranking.hits[0].passage.id == passage
    assert [hit.score for hit in ranking.hits] == sorted((hit.score for hit in ranking.hits), reverse=True)
    assert len(ranking.hits) == 3


def test_an_anticipated_question_is_named_where_it_was_matched(both: Retriever) -> None:
    hit = both.search("Wo traf man sich?").hits[0]
    assert (hit.passage.heading, hit.anticipated_question) == ("Termin", "Wo traf man sich 2017?")
    assert hit.anticipated > hit.cosine


def test_the_score_is_made_of_what_the_hit_shows() -> None:
    hit = retriever(FUNDING).search("Zuschuss").hits[0]
    assert hit.score == pytest.approx((hit.cosine + hit.sentence) / 2 + 0.1 * hit.coverage, abs=1e-6)
    assert (hit.anticipated, hit.anticipated_question) == (0.0, "")
    hit = retriever(CONFERENCE).search("Termin").hits[0]
    own = (hit.cosine + hit.sentence) / 2 + 0.1 * hit.coverage
    assert hit.score == pytest.approx((own + 2 * hit.anticipated) / 3, abs=1e-6)


def test_without_anticipated_questions_the_order_is_that_of_the_passages_alone() -> None:
    plain = retriever(replace(CONFERENCE, anticipated={}), FUNDING).search("Was hielt der Professor?")
    assert plain.hits[0].passage.id == "01-konferenz#1"
    assert all(hit.anticipated == 0.0 for hit in plain.hits)


def test_a_passage_without_questions_can_beat_one_that_has_some(both: Retriever) -> None:
    assert both.search("Anträge bei der Sächsischen Aufbaubank").hits[0].passage.id == "02-foerderung#0"


def test_an_encoded_question_is_not_encoded_again(both: Retriever) -> None:
    ranking = both.search("Wer hielt die Keynote?", k=2)
    again = both.search_vector("Wer hielt die Keynote?", ranking.vector, k=2)
    assert again.hits == ranking.hits
    assert again.encode_ms == 0.0
    assert len(ranking.hits) == 2


def test_the_sentence_that_answers_scores_best(both: Retriever) -> None:
    ranking = both.search("Wer hatte eingeladen?")
    passage = both.snapshot.passages[0]
    scores = both.sentence_scores(ranking, passage)
    assert [passage.sentence(span) for span in passage.sentences][scores.index(max(scores))].startswith("Eingeladen")


def test_coverage_and_cosines_serve_any_text(both: Retriever) -> None:
    assert both.coverage("Keynote in Leipzig", "Die Keynote in Leipzig") == pytest.approx(1.0)
    assert both.coverage("Keynote", "Zuschuss") == 0.0
    vector = both.search("Keynote").vector
    assert both.cosines(vector, ["Keynote"])[0] == pytest.approx(1.0, abs=1e-5)
    assert both.cosines(vector, []) == ()


@pytest.mark.parametrize("question", ["", "🙂🙂", "\x00", "a" * 4000, "<b>&amp;"])
def test_hostile_questions_get_hits_too(both: Retriever, question: str) -> None:
    assert len(both.search(question).hits) == 3


def test_an_empty_snapshot_has_no_hits() -> None:
    assert retriever().search("Keynote").hits == ()


def test_searching_five_hundred_passages_takes_milliseconds() -> None:
    many = [replace(CONFERENCE, id=f"{number:03d}") for number in range(250)]
    busy = retriever(*many)
    assert median(busy.search("Wer hielt die Keynote in Leipzig?").search_ms for _ in range(20)) < 10


def test_without_an_encoder_the_words_find_the_passage_and_nothing_pretends_to_be_a_vector() -> None:
    by_words = Retriever(build(DOCUMENTS, LetterEncoder()), None)
    ranking = by_words.search("Welchen Zuschuss erhalten Unternehmen?")
    best = ranking.hits[0]
    assert best.passage.id == "02-foerderung#0"
    assert best.score == best.coverage == best.cosine == best.sentence
    assert not ranking.vector.any()
    assert ranking.encode_ms == 0.0
    assert by_words.cosines(ranking.vector, ["Zuschuss"]) == (0.0,)


def test_without_an_encoder_an_anticipated_question_counts_twice() -> None:
    hit = Retriever(build(DOCUMENTS, LetterEncoder()), None).search("Wo traf man sich 2017?").hits[0]
    assert hit.anticipated_question == "Wo traf man sich 2017?"
    assert hit.anticipated == pytest.approx(1.0, abs=1e-6)
    assert hit.score == pytest.approx((hit.coverage + 2 * hit.anticipated) / 3, abs=1e-6)


def test_closeness_is_that_of_the_vectors_and_without_an_encoder_that_of_the_words(both: Retriever) -> None:
    question, passage = "Wer hielt die Keynote?", both.snapshot.passages[1]
    ranking = both.search(question)
    expected = both.snapshot.vectors_of_sentences(passage) @ ranking.vector
    assert both.closeness(ranking, passage).tolist() == expected.tolist()
    by_words = Retriever(both.snapshot, None)
    found = by_words.closeness(by_words.search(question), passage)
    held = [by_words.coverage(question, passage.sentence(span)) for span in passage.sentences]
    assert found.tolist() == pytest.approx([0.2 * share for share in held])


def test_the_vector_of_the_anticipated_question_that_found_a_passage_is_at_hand(both: Retriever) -> None:
    ranking = both.search("Wo traf man sich?")
    best = ranking.hits[0]
    row = best.anticipated_row
    assert both.snapshot.anticipated[row].text == best.anticipated_question
    vector = both.anticipated_vector(ranking, best.passage)
    assert vector is not None
    assert (vector == both.snapshot.anticipated_vectors.matrix[row]).all()
    unforeseen = next(hit.passage for hit in ranking.hits if not hit.anticipated_question)
    assert both.anticipated_vector(ranking, unforeseen) is None
    assert both.anticipated_vector(replace(ranking, hits=()), best.passage) is None
    assert Retriever(both.snapshot, None).anticipated_vector(ranking, best.passage) is None
