from __future__ import annotations

from dataclasses import replace

from index.builder import build
from index.difference import Change, Difference, Renaming
from knowledge.document import Document
from tests.index.letter_encoder import LetterEncoder
from tests.index.small_documents import CHANGED, CONFERENCE, DOCUMENTS, FUNDING


def between(*documents: Document) -> Difference:
    """Against a snapshot of both documents."""
    return Difference.between(build(DOCUMENTS, LetterEncoder()), build(documents, LetterEncoder()))


def test_the_same_documents_differ_in_nothing() -> None:
    found = between(*DOCUMENTS)
    assert not found


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


def test_a_document_under_another_name_is_renamed_and_neither_new_nor_gone() -> None:
    moved = replace(FUNDING, id="09-zuschuss")
    assert between(CONFERENCE, moved) == Difference((), (), (), (), (Renaming("02-foerderung", "09-zuschuss"),))


def test_of_two_equal_documents_one_takes_the_name_and_the_other_is_new() -> None:
    first, second = replace(FUNDING, id="08-zuschuss"), replace(FUNDING, id="09-zuschuss")
    found = between(CONFERENCE, first, second)
    assert (found.new, found.gone, found.renamed) == (("09-zuschuss",), (), (Renaming("02-foerderung", "08-zuschuss"),))


def test_another_title_under_another_name_is_another_document() -> None:
    found = between(CONFERENCE, replace(FUNDING, id="09-zuschuss", title="Zuschüsse"))
    assert (found.new, found.gone, found.renamed) == (("09-zuschuss",), ("02-foerderung",), ())
