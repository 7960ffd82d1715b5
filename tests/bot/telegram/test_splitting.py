from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.rich_text import Mark, RichText, Style
from bot.telegram.splitting import split, units_in
from tests.bot.telegram.telegram_parser import parse
from tests.bot.telegram.test_rich_text import rich_texts


def visible(text: str) -> str:
    return "".join(text.split())


@given(rich_texts(size=300), st.integers(12, 80))
def test_parts_are_readable_short_enough_and_hold_the_whole_text(rich: RichText, units: int) -> None:
    parts = split(rich, units)
    parsed = [parse(part.html()) for part in parts]
    assert all(1 <= part.units <= units for part in parsed)
    assert visible("".join(part.text for part in parsed)) == visible(rich.text)


@given(rich_texts(size=200))
def test_every_letter_keeps_its_looks(rich: RichText) -> None:
    assert _bold("".join(part.html() for part in split(rich, 40))) == _bold(rich.html())


def _bold(html: str) -> str:
    return visible("".join(parse(html).texts("Bold")))


def test_cuts_are_made_after_a_paragraph_before_a_line_a_sentence_and_a_word() -> None:
    assert _texts("Eins zwei.\n\nDrei vier. Fünf", 24) == ["Eins zwei.", "Drei vier. Fünf"]
    assert _texts("Eins zwei drei\nvier. Fünf sechs", 24) == ["Eins zwei drei", "vier. Fünf sechs"]
    assert _texts("Eins zwei. Drei vier fünf", 20) == ["Eins zwei.", "Drei vier fünf"]
    assert _texts("Eins zwei drei vier", 12) == ["Eins zwei", "drei vier"]


def test_an_early_paragraph_does_not_make_a_tiny_part() -> None:
    assert _texts("A\n\nBbbb cccc dddd eeee ffff", 20) == ["A\n\nBbbb cccc dddd", "eeee ffff"]


def test_a_long_word_is_cut_but_no_emoji_and_no_accent_is() -> None:
    family = "👨\u200d👩\u200d👧"
    assert _texts("a" * 12 + family + "b", 16) == ["a" * 12, family + "b"]
    assert _texts("a" * 9 + "e\u0301" + "b" * 5, 10) == ["a" * 9, "e\u0301" + "b" * 5]


def test_length_is_counted_as_telegram_does() -> None:
    assert [units_in(text) for text in _texts("😀" * 3000, 4096)] == [4096, 1904]


def test_a_quotation_that_is_cut_is_a_quotation_on_both_sides() -> None:
    parts = split(RichText("Eins zwei drei").styled(Style.QUOTE), 10)
    assert [part.html() for part in parts] == ["<blockquote>Eins zwei</blockquote>", "<blockquote>drei</blockquote>"]


def test_no_part_carries_more_than_a_hundred_marks() -> None:
    marks = tuple(Mark(2 * place, 2 * place + 1, Style.BOLD) for place in range(250))
    parts = split(RichText("ab" * 250, marks))
    assert [len(parse(part.html()).entities) for part in parts] == [100, 100, 50]


def test_nothing_but_white_space_makes_no_part() -> None:
    assert split(RichText(" \n\n ")) == []


def _texts(text: str, units: int) -> list[str]:
    return [part.text for part in split(RichText(text), units)]
