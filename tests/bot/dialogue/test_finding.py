"""From a question to what the documents say, alone or together with the question before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.confidence import judge_by_words
from bot.dialogue.finding import Asked, find, find_by_words
from bot.dialogue.library import Library
from bot.dialogue.reply import Status
from index.ranking import Ranking
from index.retriever import Retriever
from tests.bot.small_dialogue import JUDGE, FixedRetriever, library_of
from tests.bot.small_documents import CONFERENCE
from tests.hashing_encoder import HashingEncoder


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of()


def test_hits_come_best_first_with_an_extract_of_the_best(library: Library) -> None:
    found = find(library, JUDGE, Asked("Wann war die Konferenz?"))
    scores = [hit.score for hit in found.ranking.hits]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == min(10, len(library.snapshot.passages))
    assert found.extract is not None
    assert found.extract.passage == found.ranking.hits[0].passage
    assert found.extract.passage.document == CONFERENCE.id


@pytest.mark.parametrize(
    ("answer", "clarify", "field", "status"),
    [
        (0.0, 0.0, 0.0, Status.ANSWERED),
        (1.1, 0.0, 0.0, Status.CLARIFY),
        (1.1, 1.1, -1.0, Status.NO_ANSWER),
        (1.1, 1.1, 2.0, Status.OUT_OF_SCOPE),
    ],
)
def test_the_judge_decides_the_status(
    library: Library, answer: float, clarify: float, field: float, status: Status
) -> None:
    judge = JUDGE.model_copy(update={"answer": answer, "clarify": clarify, "field": field})
    assert find(library, judge, Asked("Wann war die Konferenz?")).status is status


def test_a_follow_up_is_read_with_the_question_before(library: Library) -> None:
    found = find(library, JUDGE, Asked("Und wer hielt sie?", "Wer hielt die Keynote?"))
    assert found.follows
    assert "Keynote" in found.question
    assert found.ranking.hits[0].passage.heading == "Redner"


def test_a_change_of_subject_is_not_dragged_along(library: Library) -> None:
    found = find(library, JUDGE, Asked("Wann war die Konferenz?", "Was kostet ein Elefant im Zoo?"))
    assert not found.follows
    assert found.question == "Wann war die Konferenz?"


def test_both_tries_are_paid_for(library: Library) -> None:
    alone = find(library, JUDGE, Asked("Konferenz"))
    both = find(library, JUDGE, Asked("Konferenz", "Keynote"))
    assert alone.encode_ms > 0
    assert both.encode_ms > 0
    assert both.search_ms > 0
    assert (alone.follows, alone.vector.shape) == (False, (256,))


def test_where_there_is_no_document_nothing_is_found() -> None:
    empty = Library(FixedRetriever(()).retriever)
    found = find(empty, JUDGE, Asked("Wann war die Konferenz?"))
    assert (found.status, found.extract, found.confidence) == (Status.NO_ANSWER, None, 0.0)


class Timed(Retriever):
    """Every search takes as long."""

    def search(self, question: str, k: int = 10) -> Ranking:
        return replace(super().search(question, k), encode_ms=1.0, search_ms=10.0)


def test_a_follow_up_costs_three_searches_and_keeps_the_topic() -> None:
    library = Library(Timed(library_of().snapshot, HashingEncoder()))
    found = find(library, JUDGE, Asked("Und wer hielt sie?", "Wer hielt die Keynote?"))
    alone = find(library, JUDGE, Asked("Und wer hielt sie?"))
    assert (found.encode_ms, found.search_ms) == (3.0, 30.0)
    assert found.vector.tolist() == alone.vector.tolist()
    assert (found.topic, alone.topic) == ("Wer hielt die Keynote?", "Und wer hielt sie?")
    assert not found.by_words


def test_a_changed_year_makes_a_new_topic(library: Library) -> None:
    found = find(library, JUDGE, Asked("Und zwei Jahre später?", "Wann war die Konferenz 2015?"))
    assert found.follows
    assert (found.question, found.topic) == ("Wann war die Konferenz 2017?",) * 2


@pytest.mark.parametrize(
    ("question", "previous", "follows"),
    [
        ("Und wann war die Konferenz?", "Was kostet ein Elefant im Zoo?", False),  # by itself much surer
        ("Und wann war sie?", "Wo war die Konferenz?", True),
    ],
)
def test_what_is_answered_much_more_surely_by_itself_is_not_read_with_the_one_before(
    library: Library, question: str, previous: str, follows: bool
) -> None:
    found = find(library, JUDGE, Asked(question, previous))
    assert found.follows is follows
    assert found.topic == (previous if follows else question)


def test_where_both_readings_are_as_sure_the_question_before_counts(library: Library) -> None:
    indifferent = JUDGE.model_copy(update={"weights": (0.0,) * len(JUDGE.weights)})
    assert find(library, indifferent, Asked("Und wann war die Konferenz?", "Wo war die Konferenz?")).follows


def test_without_an_encoder_words_find_the_answer_and_a_judge_of_their_own_decides(library: Library) -> None:
    found = find_by_words(library, Asked("Wann war die Konferenz?"))
    assert (found.by_words, found.follows, found.status, found.encode_ms) == (True, False, Status.ANSWERED, 0.0)
    assert not found.vector.any()
    assert found.confidence == find(library.by_words, judge_by_words(), Asked("Wann war die Konferenz?")).confidence
    assert found.extract is not None
    assert found.extract.passage.heading == "Termin"


def test_without_an_encoder_follow_ups_are_understood_too(library: Library) -> None:
    found = find_by_words(library, Asked("Und wer hielt sie?", "Wer hielt die Keynote?"))
    assert (found.by_words, found.follows) == (True, True)
    assert found.question == "Wer hielt die Keynote? Und wer hielt sie?"
    assert found.topic == "Wer hielt die Keynote?"
