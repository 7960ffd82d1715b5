"""The report holds every question, escapes what it shows and needs nothing from outside."""

from __future__ import annotations

import re
from datetime import date

import pytest
from lxml import html

from bot.catalogue import Catalogue
from bot.evaluation.report import KINDS, Report
from tests.bot.evaluation.rows import SILENT, answered, refused

HOSTILE = '<script>alert("x")</script> & <img src=//x.example/y>'
ROWS = [
    answered(0.91, right=True, id="a", question="Wie viele Besucher?", style="typo", previous="Und <davor>?"),
    answered(0.62, right=False, id="b", question=HOSTILE, answer_contains=("</p>",), style="selten"),
    refused(0.11, id="c", question="Wer kam?", rank=3, language="pl"),
    refused(0.1, id="d", question="Wie ist das Wetter?", **SILENT, distance="far"),
    answered(0.5, right=True, id="e", question="Was kostete es?", **SILENT, distance="near"),
]
FETCHING = ("script", "link", "img", "iframe", "object", "embed", "video", "audio", "image", "base", "form")


@pytest.fixture(scope="module")
def page() -> str:
    return Report(Catalogue.from_folder()).page(ROWS, "fragen.jsonl", date(2026, 3, 7))


@pytest.fixture(scope="module")
def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def test_every_question_is_listed_with_outcome_quotation_and_confidence(tree: html.HtmlElement) -> None:
    listed = {each.xpath("string(summary/span[2])"): each for each in tree.xpath("//details")}
    assert listed.keys() == {row.question.question for row in ROWS}
    right = listed["Wie viele Besucher?"]
    assert right.get("class") == "right"
    assert right.xpath("string(summary/small)") == "Sicherheit 91\xa0%"
    assert right.xpath("string(.//blockquote)") == "Es kamen 24.200 Besucher."
    assert listed["Wer kam?"].xpath("count(.//blockquote)") == 0
    assert "an 3. Platz" in listed["Wer kam?"].text_content()


def test_the_questions_can_be_filtered_by_each_outcome_without_a_script(page: str, tree: html.HtmlElement) -> None:
    assert sorted(tree.xpath("//details/@class")) == sorted(KINDS)
    for kind in KINDS:
        assert tree.xpath(f"//label[@for='show-{kind}']/text()")[0].endswith("(1)")
        assert len(tree.xpath(f"//input[@type='radio'][@id='show-{kind}']")) == 1
        assert f"#show-{kind}:checked ~ .list details:not(.{kind}) {{ display: none; }}" in page


def test_what_questions_hold_is_shown_and_never_becomes_markup(page: str, tree: html.HtmlElement) -> None:
    assert HOSTILE not in page
    assert HOSTILE in tree.text_content()
    assert "Und <davor>?" in tree.text_content()


def test_nothing_is_fetched_from_anywhere(page: str, tree: html.HtmlElement) -> None:
    assert [tag for tag in FETCHING if tree.xpath(f"//*[local-name()='{tag}']")] == []
    links = tree.xpath("//@href | //@src | //@*[local-name()='href'] | //@srcset")
    assert [link for link in links if not str(link).startswith("#")] == []
    assert re.findall(r"@import|url\((?!#)", page) == []
    assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]


def test_each_picture_says_in_words_what_it_shows_and_shares_no_name_with_another(tree: html.HtmlElement) -> None:
    pictures = tree.xpath("//figure/*[local-name()='svg']")
    titles = tree.xpath("//figure/h3/text()")
    assert len(pictures) == 3
    assert [each.get("role") for each in pictures] == ["img"] * 3
    assert all(each.get("aria-label").startswith(title) for each, title in zip(pictures, titles, strict=True))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_captions_hold_the_figures(tree: html.HtmlElement) -> None:
    captions = [each.text_content() for each in tree.xpath("//figcaption")]
    assert "(50\xa0%)" in captions[0]
    assert "werden 60\xa0% aller Fragen beantwortet; 67\xa0% dieser Antworten" in captions[2]


def test_groups_are_named_in_german_and_an_unknown_style_as_it_is(tree: html.HtmlElement) -> None:
    rows = tree.xpath("//table[1]/tbody/tr/th/text()")
    assert {"alle", "Sprache: Polnisch", "Stil: Tippfehler", "Stil: selten"} <= set(rows)
    assert "7. März 2026" in tree.text_content()


def test_the_same_figures_give_the_same_page(page: str) -> None:
    assert Report(Catalogue.from_folder()).page(ROWS, "fragen.jsonl", date(2026, 3, 7)) == page
