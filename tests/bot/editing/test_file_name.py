"""Names from strangers' machines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.editing.file_name import ending_of, shown, stem_of


@pytest.mark.parametrize(
    ("name", "stem", "ending"),
    [
        ("../../x", "x", ""),
        ("..\\..\\Förderung & Größe.PDF", "foerderung-groesse", ".pdf"),
        ("/etc/passwd.md", "passwd", ".md"),
        ("CON.txt", "con-dokument", ".txt"),
        ("Punkt #3.docx ", "punkt-3", ".docx"),
        ("fragen.fragen.yaml", "fragen-fragen", ".yaml"),
        ("bericht", "bericht", ""),
    ],
)
def test_a_name_becomes_a_slug_and_keeps_its_ending(name: str, stem: str, ending: str) -> None:
    assert (stem_of(name), ending_of(name)) == (stem, ending)


def test_a_name_of_five_thousand_characters_is_cut_and_stays_its_own() -> None:
    long, other = stem_of("a" * 5000 + ".md"), stem_of("a" * 1500 + "b" * 100 + ".md")
    assert len(long) <= 100
    assert long != other
    assert shown("a" * 5000 + ".md") == f"{'a' * 30} … {'a' * 17}.md"


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Z", "C"))))
def test_any_name_is_safe_in_a_folder_and_in_a_message(name: str) -> None:
    stem = stem_of(name)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", stem)
    assert Path(stem).name == stem
    assert re.fullmatch(r"(\.[a-z0-9]{1,12})?", ending_of(name))
    assert shown(name).isprintable()
    assert len(shown(name)) <= 60
