from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.rich_text import Mark, RichText, Style, joined
from tests.bot.telegram.telegram_parser import parse


@st.composite
def rich_texts(draw: st.DrawFn, size: int = 60) -> RichText:
    """Text with any letters, hostile ones too, and marks that may overlap; one quotation at most."""
    text = RichText.plain(draw(st.text(st.sampled_from("ab <>&\"';\n.😀é\x00ä") | st.characters(), max_size=size))).text
    places = st.integers(0, len(text))
    marks = []
    for style in draw(st.lists(st.sampled_from([Style.BOLD, Style.LINK]), max_size=4)):
        start, end = sorted((draw(places), draw(places)))
        if start < end:
            marks.append(Mark(start, end, style, "https://x.de/?a=1&b=2" if style is Style.LINK else ""))
    start, end = sorted((draw(places), draw(places)))
    if start < end:
        marks.append(Mark(start, end, draw(st.sampled_from([Style.QUOTE, Style.LONG_QUOTE]))))
    return RichText(text, tuple(marks))


@given(rich_texts())
def test_telegram_reads_any_rich_text_and_shows_exactly_its_letters(rich: RichText) -> None:
    assert parse(rich.html()).text == rich.text


@given(rich_texts(), st.data())
def test_a_piece_keeps_its_letters_and_is_readable(rich: RichText, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(rich.text))] * 2)))
    assert parse(rich.piece(start, end).html()).text == rich.text[start:end]


def test_markup_written_by_others_is_shown_literally() -> None:
    assert RichText.plain("<b>a & b</b> &amp;").html() == "&lt;b&gt;a &amp; b&lt;/b&gt; &amp;amp;"


def test_overlapping_marks_are_nested_properly() -> None:
    rich = RichText("abcdef", (Mark(0, 4, Style.BOLD), Mark(2, 6, Style.LINK, 'https://x.de/"')))
    assert rich.html() == '<b>ab</b><a href="https://x.de/&quot;"><b>cd</b>ef</a>'


def test_touching_bold_runs_share_one_tag_and_quotations_stay_apart() -> None:
    assert RichText("ab", (Mark(0, 1, Style.BOLD), Mark(1, 2, Style.BOLD))).html() == "<b>ab</b>"
    two = RichText("a").styled(Style.QUOTE) + RichText("b").styled(Style.QUOTE)
    assert two.html() == "<blockquote>a</blockquote><blockquote>b</blockquote>"


def test_what_cannot_be_sent_becomes_blanks_of_the_same_length() -> None:
    assert RichText.plain("a\x00b\ud83d\tc\nd").text == "a b  c\nd"


def test_links_are_written_out_without_markup() -> None:
    linked = RichText("siehe ") + RichText("hier").styled(Style.LINK, "https://x.de") + RichText(".")
    assert linked.without_marks() == "siehe hier (https://x.de)."


def test_empty_parts_leave_no_separator_behind() -> None:
    assert joined([RichText(), RichText("a"), RichText(), RichText("b")], "\n").text == "a\nb"
