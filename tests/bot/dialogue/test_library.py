"""One snapshot as the dialogue reads it."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.references import ref
from knowledge.partial_date import PartialDate
from tests.bot.small_dialogue import library_of
from tests.bot.small_documents import CONFERENCE, DRAFT, FUNDING, GUIDELINES


def test_a_passage_is_found_again_by_its_reference() -> None:
    library = library_of()
    passage = library.snapshot.passages[0]
    assert library.passages[ref(passage.id, passage.text)] is passage


def test_every_passage_has_a_reference_of_its_own_that_fits_a_button() -> None:
    library = library_of()
    assert len(library.passages) == len(library.snapshot.passages)
    assert {len(key) for key in (*library.passages, *library.suggestions)} == {12}


def test_a_changed_passage_has_another_reference() -> None:
    changed = replace(CONFERENCE, body=CONFERENCE.body.replace("7. März", "8. März"))
    assert len(library_of(CONFERENCE).passages.keys() - library_of(changed).passages.keys()) == 1


def test_headings_and_anticipated_questions_can_be_offered() -> None:
    offered = library_of().suggestions
    assert offered[ref("Wann war die Konferenz?")] == "Wann war die Konferenz?"
    assert offered[ref("Zuschuss")] == "Zuschuss"


def test_sources_come_newest_first_and_undated_ones_last() -> None:
    newest = replace(FUNDING, id="05-neu", published=PartialDate(2018, 1, 2))
    ids = [document.id for document in library_of(FUNDING, CONFERENCE, DRAFT, GUIDELINES, newest).sources]
    assert ids == ["05-neu", "03-leitlinien", "02-entwurf", "01-konferenz", "04-foerderung"]


def test_names_are_the_capitalised_words_of_the_documents() -> None:
    names = library_of().names
    assert {"westkämper", "leipzig"} <= names
    assert "hielt" not in names


def test_half_a_surrogate_pair_has_a_reference_too() -> None:
    assert len(ref("\ud800")) == 12


def test_a_question_is_put_in_the_words_of_the_documents() -> None:
    library = library_of()
    assert library.plain("Wo war'n die Konferens in Leipzsch?", "de") == "Wo war denn die Konferenz in Leipzig?"
    assert library.plain("war'n Konferens", "en") == "war'n Konferenz"


def test_a_passage_knows_the_questions_anticipated_below_its_heading() -> None:
    library = library_of()
    found = {passage.heading: library.anticipated(passage) for passage in library.snapshot.passages}
    assert (found["Redner"], found["Gruppen"]) == (("Wer hielt die Keynote?",), ())
    stray = replace(library.snapshot.passages[0], document="none of ours")
    assert library.anticipated(stray) == ()
