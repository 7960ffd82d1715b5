"""What Telegram's parser makes of our texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bot_api.markup import judge_text, utf16_length
from tests.bot_api.refusal import Refusal


def test_html_becomes_text_with_entities_in_utf16_units() -> None:
    judged = judge_text('🏭 <b>Stand</b>: <a href="https://sachsen.de/x">Quelle</a>', "HTML", [])
    assert judged.text == "🏭 Stand: Quelle"
    assert judged.entities == [
        {"type": "bold", "offset": 3, "length": 5},
        {"type": "text_link", "offset": 10, "length": 6, "url": "https://sachsen.de/x"},
    ]
    assert judged.complaints == ()


def test_blockquotes_stay_blockquotes() -> None:
    judged = judge_text("<blockquote expandable>Zitat</blockquote>", "HTML", [])
    assert judged.entities == [{"type": "expandable_blockquote", "offset": 0, "length": 5}]


@pytest.mark.parametrize("text", ["<b>offen", "1 < 2", "<br>", "<p>Absatz</p>", "</b>"])
def test_markup_that_telegram_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match=r"Bad Request: can't parse entities|Bad Request: .*tag"):
        judge_text(text, "HTML", [])


def test_a_link_that_telegram_would_swallow_is_a_complaint() -> None:
    judged = judge_text('<a href="tel:+4935112345">anrufen</a> <a href="https://sachsen.de">Seite</a>', "HTML", [])
    assert judged.complaints == ("1 of 2 links are dropped by Telegram",)


def test_more_entities_than_telegram_keeps_are_a_complaint() -> None:
    judged = judge_text("<b>a</b> " * 101, "HTML", [])
    assert judged.complaints == ("101 entities in one text, Telegram keeps 100",)


def test_the_limit_counts_utf16_units_after_parsing() -> None:
    assert utf16_length(judge_text("<b>" + "😀" * 2048 + "</b>", "HTML", []).text) == 4096
    with pytest.raises(Refusal, match="message is too long"):
        judge_text("😀" * 2048 + "a", None, [])


def test_links_that_stand_in_the_text_are_found_but_not_inside_of_links() -> None:
    assert judge_text("siehe https://sachsen.de", None, []).entities == [{"type": "url", "offset": 6, "length": 18}]
    linked = judge_text('<a href="https://sachsen.de/a">sachsen.de</a>', "HTML", [])
    assert [entity["type"] for entity in linked.entities] == ["text_link"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf", "Z"]), min_size=1, max_size=200))
def test_escaped_text_is_shown_literally(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert judge_text(escaped, "HTML", []).text == judge_text(text, None, []).text
