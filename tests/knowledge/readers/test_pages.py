"""Pages laid out as those of ministries and press portals are, and what an editor would copy from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.markdown_copy import markdown_of
from knowledge.readers.confinement import read_confined
from knowledge.readers.web_page import read_web_page

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_gives_its_text_and_nothing_around_it(page: Path) -> None:
    assert markdown_of(read_web_page(page, page.read_bytes()).document) == page.with_suffix(".md").read_text("utf-8")


def body(page: str) -> str:
    return read_web_page(Path("x.html"), page.encode()).document.body


def test_a_menu_and_a_dialogue_that_a_button_opens_stay_closed() -> None:
    page = """<body><button aria-controls="m">Menü</button><nav id="m" hidden><p>Nicht hier.</p></nav>
    <main><h1>Haus</h1><p>Das Haus ist offen.</p>
    <button aria-controls="d">Hilfe</button><div id="d" role="dialog" hidden><p>Auch nicht.</p></div></main></body>"""
    assert body(page) == "# Haus\n\nDas Haus ist offen."


def test_a_page_about_cookies_keeps_its_text() -> None:
    page = """<main><h1>Cookies</h1><div class="cookie-text"><p>Ein Cookie ist eine kleine Datei auf dem eigenen Gerät.
    Es merkt sich, was jemand gewählt hat.</p></div></main>"""
    assert "Ein Cookie ist eine kleine Datei" in body(f"<body>{page}</body>")


def test_a_list_of_links_is_left_out_only_where_it_leads_away() -> None:
    links = "<ul><li><a href='/1'>Werkbank Ost</a></li><li><a href='/2'>Verbund Lausitz</a></li></ul>"
    page = f"<body><main>{links}<h1>Netze</h1>{links}<p>Alle helfen.</p><h2>Weitere Themen</h2>{links}</main></body>"
    assert body(page) == "# Netze\n\n- Werkbank Ost\n- Verbund Lausitz\n\nAlle helfen."


@pytest.mark.parametrize(
    ("title", "headline", "known_as"),
    [
        ("Neuer Weg | Portal", "Neuer Weg", "Neuer Weg"),
        ("Neuer Weg - Portal", "Neuer Weg", "Neuer Weg"),
        ("Sachsens Industrie wächst", "Sachsen", "Sachsens Industrie wächst"),
        ("Neuer Weg-Bau", "Neuer Weg", "Neuer Weg-Bau"),
    ],
)
def test_a_title_is_the_headline_without_the_name_of_the_site(title: str, headline: str, known_as: str) -> None:
    head = f'<meta property="og:title" content="{title}"><title>{title}</title>'
    page = f"<html><head>{head}</head><body><main><h1>{headline}</h1><p>Der Weg ist fertig.</p></main></body></html>"
    assert read_web_page(Path("x.html"), page.encode()).document.title == known_as


def test_a_letterhead_above_the_headline_stays_the_releases() -> None:
    page = """<head><meta property="og:site_name" content="Portal"></head><body><main>
    <p>Pressemitteilung</p><p>14.03.2024</p><h1>Neuer Weg</h1><p>Der Weg ist fertig.</p></main></body>"""
    document = read_web_page(Path("x.html"), page.encode()).document
    assert (document.kind, document.title, document.publisher) == ("pressemitteilung", "Neuer Weg", "Portal")


def test_a_page_of_nested_links_is_read_in_the_seconds_that_a_file_may_take() -> None:
    page = f"<body><main><h1>Haus</h1>{'<div>' * 200}{'<a>ab</a> ' * 20_000}</main></body>"
    assert len(read_confined(Path("x.html"), page.encode()).document.body) > 50_000
