"""From a question to what the documents say, alone or together with the question before."""

from __future__ import annotations

import pytest

from bot.dialogue.finding import find
from bot.dialogue.library import Library
from bot.dialogue.reply import Status
from tests.bot.small_dialogue import JUDGE, FixedRetriever, library_of
from tests.bot.small_documents import CONFERENCE


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of()


def test_hits_come_best_first_with_an_extract_of_the_best(library: Library) -> None:
    found = find(library, JUDGE, "Wann war die Konferenz?", None)
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
    assert find(library, judge, "Wann war die Konferenz?", None).status is status


def test_a_follow_up_is_read_with_the_question_before(library: Library) -> None:
    found = find(library, JUDGE, "Und wer hielt sie?", "Wer hielt die Keynote?")
    assert found.follows
    assert "Keynote" in found.question
    assert found.ranking.hits[0].passage.heading == "Redner"


def test_a_change_of_subject_is_not_dragged_along(library: Library) -> None:
    found = find(library, JUDGE, "Wann war die Konferenz?", "Was kostet ein Elefant im Zoo?")
    assert not found.follows
    assert found.question == "Wann war die Konferenz?"


def test_both_tries_are_paid_for(library: Library) -> None:
    alone = find(library, JUDGE, "Konferenz", None)
    both = find(library, JUDGE, "Konferenz", "Keynote")
    assert alone.encode_ms > 0
    assert both.encode_ms > 0
    assert both.search_ms > 0
    assert (alone.follows, alone.vector.shape) == (False, (256,))


def test_where_there_is_no_document_nothing_is_found() -> None:
    empty = Library(FixedRetriever(()).retriever)
    found = find(empty, JUDGE, "Wann war die Konferenz?", None)
    assert (found.status, found.extract, found.confidence) == (Status.NO_ANSWER, None, 0.0)
