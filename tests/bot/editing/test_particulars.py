"""What staff write below a file: particulars of the document, or words that say nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.editing.particulars import Particulars
from knowledge.document import Document, Kind
from knowledge.draft import Draft
from knowledge.partial_date import PartialDate
from knowledge.remark import Remark, RemarkKind

READ = Document("x", "Gelesen", "Text.", publisher="Portal", published=PartialDate(2019))
GUESSED = Remark(RemarkKind.DATE_FROM_TEXT, {"date": "2019"})
OTHER = Remark(RemarkKind.UNKNOWN_FIELD, {"name": "x", "known": "y"})


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Titel: Neue Messe: Leipzig", replace(READ, title="Neue Messe: Leipzig")),
        ("  herausgeber :  SMWA ", replace(READ, publisher="SMWA")),
        ("Datum: 3. November 2026", replace(READ, published=PartialDate(2026, 11, 3))),
        ("Stand: 3.11.2026", replace(READ, published=PartialDate(2026, 11, 3))),
        ("Datum: März 2026", replace(READ, published=PartialDate(2026, 3))),
        ("Datum: 2026", replace(READ, published=PartialDate(2026))),
        ("Link: https://example.org/a?b=1", replace(READ, source_url="https://example.org/a?b=1")),
        ("Art: Pressemitteilung", replace(READ, kind=Kind.PRESS_RELEASE)),
        ("Themen: Messe, Leipzig", replace(READ, topics=("Messe", "Leipzig"))),
        ("Titel: A\nTitel: B\n\nDatum: 2026", replace(READ, title="B", published=PartialDate(2026))),
    ],
)
def test_lines_stand_above_what_was_read(note: str, said: Document) -> None:
    particulars = Particulars.from_note(note)
    assert particulars.applied_to(Draft(READ)).document == said
    assert particulars.unread == ()


@pytest.mark.parametrize(
    "line",
    ["Bitte rasch!", "Datum: gestern", "Link: ftp://a", "Art: Roman", "Autor: X", "Titel:", f"Titel: {'x' * 301}"],
)
def test_a_line_that_says_nothing_known_is_told_and_changes_nothing(line: str) -> None:
    particulars = Particulars.from_note(f"{line}\nHerausgeber: SMWA")
    assert particulars.unread == (line,)
    assert particulars.applied_to(Draft(READ)).document == replace(READ, publisher="SMWA")


def test_a_date_of_staff_is_no_guess() -> None:
    draft = Draft(READ, (GUESSED, OTHER))
    assert Particulars.from_note("Datum: 2026").applied_to(draft).remarks == (OTHER,)
    assert Particulars.from_note("Titel: A").applied_to(draft).remarks == (GUESSED, OTHER)


@given(st.text(max_size=80) | st.from_regex(r"(Datum|Link|Art|Themen|Titel): .{0,30}", fullmatch=True))
def test_any_note_is_taken(note: str) -> None:
    Particulars.from_note(note).applied_to(Draft(READ))
