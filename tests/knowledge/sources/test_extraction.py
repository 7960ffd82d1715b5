"""From bytes of a site to a document."""

from __future__ import annotations

import pytest

from knowledge.document import Document
from knowledge.partial_date import PartialDate
from knowledge.remark import RemarkKind
from knowledge.sources.content_type import ContentType
from knowledge.sources.entry import Entry
from knowledge.sources.extraction import draft_from
from knowledge.unreadable import UnreadableFile
from tests.knowledge.sources.site import html

ADDRESS = "https://example.org/a"
GERMAN = "Größe, Förderung und Straßen: „Sachsen“ zählt."


def document(content: bytes, header: str = "text/html", entry: Entry | None = None) -> Document:
    return draft_from(content, ContentType.from_header(header, ADDRESS), entry or Entry(ADDRESS), "a").document


def test_a_page_comes_without_menu_and_footer_and_with_its_address() -> None:
    found = document(html("Strategie", GERMAN).encode())
    assert (found.id, found.title, found.source_url) == ("a", "Strategie", ADDRESS)
    assert GERMAN in found.body
    assert "Impressum" not in found.body
    assert "Start" not in found.body


@pytest.mark.parametrize(
    ("charset", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("utf-8", "gibt-es-nicht"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "us-ascii"),
        ("cp1252", "utf-8"),
        ("cp1252", ""),
        ("utf-16", "utf-16"),
    ],
)
def test_a_wrong_charset_does_no_harm(charset: str, told: str) -> None:
    assert GERMAN in document(html("Strategie", GERMAN).encode(charset), f"text/html; charset={told}").body


def test_a_rare_charset_is_believed() -> None:
    polish = "Zażółć gęślą jaźń: łąka, źdźbło, wąż, świętość."
    assert polish in document(html("Strategia", polish).encode("iso-8859-2"), "text/html; charset=iso-8859-2").body


def test_the_lists_date_and_title_stand_in_where_the_page_has_none() -> None:
    entry = Entry(ADDRESS, "Titel der Liste", PartialDate(2017, 2, 9))
    draft = draft_from(b"Am 1. Mai 1999 begann es.", ContentType("text/plain", "", ".txt"), entry, "a")
    assert draft.document.published == PartialDate(2017, 2, 9)
    assert RemarkKind.DATE_FROM_TEXT not in [remark.kind for remark in draft.remarks]
    dated = b"---\ntitle: Eigener\npublished: 2016-01-01\n---\nText."
    own = document(dated, "text/markdown", entry)
    assert (own.title, own.published) == ("Eigener", PartialDate(2016, 1, 1))


@pytest.mark.parametrize(
    ("header", "address", "ending"),
    [
        ("TEXT/HTML;charset=x", "https://a.org/b.pdf", ".html"),
        ("application/octet-stream", "https://a.org/b.PDF?x", ".pdf"),
        ("", "https://a.org/b.docx", ".docx"),
        ("text/plain", "https://a.org/b.md", ".md"),
        ("text/plain", "https://a.org/b", ".txt"),
        ("image/png", "https://a.org/b.pdf", ""),
        ("", "https://a.org/", ""),
        ("text/html\r\nX: y", "https://a.org/", ".html"),
    ],
)
def test_the_type_names_the_reader(header: str, address: str, ending: str) -> None:
    assert ContentType.from_header(header.split("\r")[0], address).ending == ending


@pytest.mark.parametrize("content", [b"", b" \n\0", b"<html></html>"])
def test_a_page_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        document(content)
