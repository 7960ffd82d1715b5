"""Markdown from lines that a page broke."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.hard_wrapped import markdown_from


def test_paragraphs_are_joined_and_broken_words_made_whole() -> None:
    text = "Für alle ist viel zu sehen, auch für Fami-\nlien, Kultur-\nund Kreativleute aus Baden-\nWürttemberg."
    assert markdown_from(text) == (
        "Für alle ist viel zu sehen, auch für Familien, Kultur- und Kreativleute aus Baden-Württemberg."
    )


def test_lists_and_headings_get_their_marks() -> None:
    text = "Programm der Tagung\n\nDas ist geplant:\n\n• Vortrag über\nWerkstoffe\n– Gespräch\n\nMehr folgt.\n"
    assert markdown_from(text) == (
        "## Programm der Tagung\n\nDas ist geplant:\n\n- Vortrag über Werkstoffe\n- Gespräch\n\nMehr folgt."
    )


def test_an_announced_background_becomes_a_heading() -> None:
    assert markdown_from("Hintergrund zur Werkstatt:\n\nSie besteht.") == "## Hintergrund zur Werkstatt\n\nSie besteht."


def test_paragraphs_end_where_a_line_leaves_space() -> None:
    long = "Diese Zeile ist so lang, wie es die Seite erlaubt, und geht dann"
    text = f"Die Überschrift\n{long}\nmit Kurzem zu Ende.\n{long}\nweiter."
    assert markdown_from(text) == f"## Die Überschrift\n\n{long} mit Kurzem zu Ende.\n\n{long} weiter."


def test_neither_dates_nor_addresses_become_headings() -> None:
    text = "Dresden, 3. Mai 2021\n\nDer Text beginnt.\n\nwww.example.org\n\nEnde."
    assert markdown_from(text) == text


@given(st.text(alphabet="aB .-–•#\n:12", max_size=120))
def test_no_word_is_lost(text: str) -> None:
    kept = [sign for sign in markdown_from(text) if sign.isalnum()]
    assert kept == [sign for sign in text if sign.isalnum()]
