"""Dates in German running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dating import date_in, dateline_in, is_dateline, standing_in


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("09.02.2017", "2017-02-09"),
        ("Die Konferenz am 7. März 2017 in Leipzig", "2017-03-07"),
        ("Am 9. 2. 2017 begann es.", "2017-02-09"),
        ("Am 1. Sept. 2018 ging es los.", "2018-09-01"),
        ("im November 2018", "2018-11"),
        ("im Jänner 2018", "2018-01"),
        ("Beginn ist 2017-03-07.", "2017-03-07"),
        ("Am 7. März 2017 ging es los.\n\nStand: Mai 2019", "2019-05"),
        ("Am 7. März 2017 ging es los.\n\nDresden, den 3. Mai 2019\n", "2019-05-03"),
        ("Am 31.02.2017 war nichts, am 1.3.2017 schon.", "2017-03-01"),
    ],
)
def test_the_likeliest_date_is_found(text: str, date: str) -> None:
    found = date_in(text)
    assert found is not None
    assert found.iso() == date


@pytest.mark.parametrize("text", ["", "Version 3.5", "2017", "am 31.02.2017", "Tel. 03.04.20171"])
def test_no_date_is_made_up(text: str) -> None:
    assert date_in(text) is None


def test_a_date_inside_a_sentence_is_no_dateline() -> None:
    assert dateline_in("Am 7. März 2017 ging es los.") is None
    assert not is_dateline("Am 7. März 2017 ging es los.")
    assert is_dateline("Dresden, 9. Februar 2017")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Absatz.\n\nStand: 3. Februar 2025\n\nAbsatz.", "2025-02-03"),
        ("**Letzte Aktualisierung:** 7.1.2025", "2025-01-07"),
        ("- zuletzt geändert am 20.05.2019.", "2019-05-20"),
        ("Es sind 1.200 Betriebe (Stand: 31. Dezember 2016).", None),
        ("Stand: 31. Dezember 2016 waren es 1.200 Betriebe.", None),
    ],
)
def test_a_standing_is_a_line_of_its_own(text: str, date: str | None) -> None:
    found = standing_in(text)
    assert (found and found.iso()) == date


@given(st.text(max_size=60) | st.from_regex(r"\d{1,2}\. ?(\d{1,2}\.|März) ?(19|20)\d\d", fullmatch=True))
def test_any_text_is_taken(text: str) -> None:
    found = date_in(text)
    assert found is None or 1900 <= found.year <= 2099
