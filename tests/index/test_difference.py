from __future__ import annotations

from dataclasses import replace

from index.builder import build
from index.difference import Change, Difference
from knowledge.document import Document
from tests.index.letter_encoder import LetterEncoder
from tests.index.small_documents import CHANGED, CONFERENCE, DOCUMENTS, FUNDING


def between(*documents: Document) -> Difference:
    """Against a snapshot of both documents."""
    return Difference.between(build(DOCUMENTS, LetterEncoder()), build(documents, LetterEncoder()))


def test_the_same_documents_differ_in_nothing() -> None:
    found = between(*DOCUMENTS)
    assert not found
    assert found.lines() == ("no document differs",)


def test_a_changed_sentence_changes_its_document_and_passage() -> None:
    found = between(CONFERENCE, CHANGED)
    assert found == Difference((), ("02-foerderung",), (), (Change("02-foerderung", 0, 1, 0),))


def test_a_withdrawn_document_is_gone_with_its_passages() -> None:
    assert between(FUNDING) == Difference((), (), ("01-konferenz",), (Change("01-konferenz", 0, 0, 2),))


def test_everything_is_new_without_an_earlier_snapshot() -> None:
    found = Difference.between(None, build([FUNDING], LetterEncoder()))
    assert found == Difference(("02-foerderung",), (), (), (Change("02-foerderung", 1, 0, 0),))


def test_metadata_alone_changes_the_document_but_no_passage() -> None:
    moved = replace(FUNDING, source_url="https://example.org")
    found = Difference.between(build([FUNDING], LetterEncoder()), build([moved], LetterEncoder()))
    assert found == Difference((), ("02-foerderung",), (), ())


def test_people_and_programs_are_told_the_same() -> None:
    found = between(CHANGED)
    assert found.as_json() == {
        "new": (),
        "changed": ("02-foerderung",),
        "gone": ("01-konferenz",),
        "passages": (
            {"document": "02-foerderung", "new": 0, "changed": 1, "gone": 0},
            {"document": "01-konferenz", "new": 0, "changed": 0, "gone": 2},
        ),
    }
    assert found.lines() == (
        " changed  02-foerderung  (passages: 0 new, 1 changed, 0 gone)",
        "    gone  01-konferenz  (passages: 0 new, 0 changed, 2 gone)",
    )
