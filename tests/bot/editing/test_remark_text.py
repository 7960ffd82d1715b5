"""Every remark has German of its own that holds what the English holds."""

from __future__ import annotations

from string import Formatter

import pytest

from bot.catalogue import Catalogue
from bot.editing.remark_text import german
from knowledge.remark import ENGLISH, Remark, RemarkKind

CATALOGUE = Catalogue.from_folder()


def values_of(kind: RemarkKind) -> dict[str, str | int]:
    """All that the English sentence of a kind names, and the file, which some name in German alone."""
    names = {name for _, name, _, _ in Formatter().parse(ENGLISH[kind]) if name}
    numbers: dict[str, str | int] = {"words": 7, "percent": 93, "count": 3, "date": "2017-02-09"}
    return {name: numbers.get(name, f"<{name}>") for name in names | {"file"}}


@pytest.mark.parametrize("kind", RemarkKind)
def test_every_remark_is_told_in_german(kind: RemarkKind) -> None:
    text = german(Remark(kind, values_of(kind)), CATALOGUE)
    assert text.endswith((".", "?"))
    assert "{" not in text
    assert text != str(Remark(kind, values_of(kind)))


@pytest.mark.parametrize(
    "kind", sorted(set(RemarkKind) - {RemarkKind.QUESTIONS_LEFT_OUT, RemarkKind.CONTRADICTIONS_LEFT_OUT})
)
def test_german_holds_what_the_english_sentence_holds(kind: RemarkKind) -> None:
    english, told = str(Remark(kind, values_of(kind))), german(Remark(kind, values_of(kind)), CATALOGUE)
    named = {f"<{name}>" for name in values_of(kind)} - {"<trouble>"}
    assert {name for name in named if name in english} == {name for name in named if name in told}


def test_dates_are_written_as_a_reader_writes_them() -> None:
    remark = Remark(RemarkKind.DATE_FROM_TEXT, {"date": "2017-02-09"})
    assert german(remark, CATALOGUE).startswith("Als Datum gilt der 9. Februar 2017;")
    assert "Februar 2017;" in german(Remark(RemarkKind.DATE_FROM_TEXT, {"date": "2017-02"}), CATALOGUE)


def test_one_link_is_told_in_the_singular() -> None:
    one = Remark(RemarkKind.LINKS_UNCHECKED, {"count": 1, "address": "https://example.org"})
    assert german(one, CATALOGUE).startswith("Ein Link ließ sich nicht prüfen: https://example.org.")
