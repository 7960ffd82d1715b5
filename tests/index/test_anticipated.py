from __future__ import annotations

from dataclasses import replace

from index.anticipated import Anticipated, anticipated_of
from knowledge.document import Document
from knowledge.passages import passages_of
from tests.index.small_documents import CONFERENCE, FUNDING

LONG = "".join(f"Satz Nummer {number} über den Termin der Konferenz in Leipzig. " for number in range(40)).strip()


def of(*documents: Document) -> tuple[Anticipated, ...]:
    return anticipated_of(documents, [passage for document in documents for passage in passages_of(document)])


def test_a_question_points_to_every_passage_below_its_heading() -> None:
    long = replace(CONFERENCE, body=f"## Termin\n\n{LONG}\n\n## Redner\n\nEs sprach ein Professor.")
    first, second = of(long)
    assert len(first.passages) >= 2
    assert first.passages == tuple(range(len(passages_of(long)) - 1)) == second.passages


def test_rows_count_over_all_documents() -> None:
    assert [question.passages for question in of(FUNDING, CONFERENCE)] == [(1,), (1,)]


def test_the_same_heading_in_another_document_is_not_meant() -> None:
    twin = replace(CONFERENCE, id="03", anticipated={})
    assert [question.passages for question in of(twin, CONFERENCE)] == [(2,), (2,)]


def test_questions_below_an_unknown_heading_are_left_out() -> None:
    assert of(replace(CONFERENCE, anticipated={"Anfahrt": ("Wie komme ich hin?",)})) == ()
