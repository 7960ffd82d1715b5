"""A reply as plain text: quotations with their sources, without markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.reply import Quote, Reply, Status, Suggestion
from bot.plain_text import plain_text, without_marks
from tests.bot.small_dialogue import CATALOGUE

QUOTE = Quote(
    text="Am **7. März 2017** in Leipzig.",
    document="01",
    title="Konferenz",
    publisher="SMWA",
    published="2017-02-09",
    url="https://example.org/a_b_c",
    heading="Termin",
    start=0,
    end=31,
    date_label="Stand: 9. Februar 2017",
    note="Die Veranstaltung ist vorbei.",
)
SOURCE = "Quelle: Konferenz (SMWA), Stand: 9. Februar 2017\nhttps://example.org/a_b_c\nDie Veranstaltung ist vorbei."


def reply(*quotes: Quote) -> Reply:
    return Reply("?", Status.ANSWERED, "de", lead="Dazu:", quotes=quotes, closing="Ende.")


def test_lead_quotation_source_and_closing_follow_each_other() -> None:
    assert plain_text(reply(QUOTE), CATALOGUE) == f"Dazu:\n\n  | Am 7. März 2017 in Leipzig.\n\n{SOURCE}\n\nEnde."


def test_quotations_of_one_section_share_their_source() -> None:
    text = plain_text(reply(QUOTE, replace(QUOTE, text="- eins\n- zwei")), CATALOGUE)
    assert text.count("Quelle:") == 1
    assert text.count("vorbei") == 1
    assert "  | Am 7. März 2017 in Leipzig.\n  | - eins\n  | - zwei\n\n" in text


def test_two_sources_stand_apart() -> None:
    other = replace(QUOTE, document="02", publisher="", url="", note="")
    text = plain_text(reply(QUOTE, other), CATALOGUE)
    assert text.count("Quelle:") == 2
    assert text.endswith("Quelle: Konferenz (–), Stand: 9. Februar 2017\n\nEnde.")


def test_suggestions_are_numbered() -> None:
    offered = Reply(
        "?", Status.CLARIFY, "de", "Meinten Sie:", suggestions=(Suggestion("A?", "1"), Suggestion("B?", "2"))
    )
    assert plain_text(offered, CATALOGUE) == "Meinten Sie:\n\n1. A?\n\n2. B?"


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("**fett** und *schräg* und _auch_", "fett und schräg und auch"),
        ("## Titel\nText", "Titel\nText"),
        ("snake_case und 2*3*4", "snake_case und 2*3*4"),
        ("https://example.org/a_b", "https://example.org/a_b"),
        ("- ein Punkt", "- ein Punkt"),
        ("Nr. #3", "Nr. #3"),
    ],
)
def test_marks_are_taken_out_and_nothing_else(markdown: str, plain: str) -> None:
    assert without_marks(markdown) == plain


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), max_size=60))
def test_text_without_marks_stays_as_it_is(text: str) -> None:
    assert without_marks(text) == text
