"""Saved web pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.document import Kind
from knowledge.draft import Draft
from knowledge.partial_date import PartialDate
from knowledge.readers.web_page import read_web_page
from knowledge.unreadable import UnreadableFile

PAGE = """<!doctype html><html lang="de"><head><title>Zentrum – Portal</title>
<meta property="og:title" content="Zentrum öffnet"><meta property="og:site_name" content="Portal Görlitz">
<meta property="article:published_time" content="2021-05-03T10:00:00+02:00">
<link rel="canonical" href="https://example.org/news/1"></head><body>
<nav><a href="/">Start</a> <a href="/b">Alle Meldungen im Menü</a></nav><main><article><h1>Zentrum öffnet</h1>
<h2>Worum es geht</h2><p>Das Zentrum für Wasserstofftechnik zeigt seit dem Frühjahr Betrieben, wie Elektrolyseure
arbeiten. Es berät Unternehmen kostenlos.</p><ul><li>Führungen am Montag</li><li>Kurse am Dienstag</li></ul>
</article></main><footer>Impressum und Datenschutz</footer></body></html>"""


def read(page: str, charset: str = "utf-8") -> Draft:
    return read_web_page(Path("x.html"), page.encode(charset))


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_main_text_and_facts_are_found_without_menu_and_footer(charset: str) -> None:
    document = read(PAGE, charset).document
    assert document.body == (
        "# Zentrum öffnet\n\n## Worum es geht\n\nDas Zentrum für Wasserstofftechnik zeigt seit dem Frühjahr Betrieben, "
        "wie Elektrolyseure arbeiten. Es berät Unternehmen kostenlos.\n\n- Führungen am Montag\n- Kurse am Dienstag"
    )
    assert document.title == "Zentrum öffnet"
    assert document.publisher == "Portal Görlitz"
    assert document.published == PartialDate(2021, 5, 3)
    assert document.source_url == "https://example.org/news/1"
    assert document.language == "de"


def test_a_fragment_is_read() -> None:
    assert read("<p>Nur ein Absatz über Brücken.").document.body == "Nur ein Absatz über Brücken."


def test_a_press_release_keeps_its_letterhead_facts() -> None:
    page = """<html><body><main><h1>Medieninformation</h1><p>Sächsisches Staatsministerium für Wege</p>
    <p>Ihr Ansprechpartner<br>Max Muster</p><p>Durchwahl<br>Telefon +49 351 1</p><p>03.05.2021</p>
    <h2>Neuer Weg</h2><p>Der Weg ist fertig. Alle freuen sich darüber sehr.</p></main></body></html>"""
    document = read(page).document
    assert (document.kind, document.title) == (Kind.PRESS_RELEASE, "Neuer Weg")
    assert document.published == PartialDate(2021, 5, 3)
    assert "- Ansprechpartner: Max Muster" in document.body


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<script>a()</script>", "<" * 100])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(UnreadableFile, match="holds no text that could be found; save the page's text"):
        read(page)


def test_a_script_address_is_no_source() -> None:
    assert read(PAGE.replace("https://example.org/news/1", "javascript:x")).document.source_url == ""


def test_the_body_holds_the_pages_own_characters() -> None:
    words = r"Ein Satz mit 3 * 4 < 5, _x_, a_b, [c] und \* im Text, der lang genug für einen Absatz ist. " * 4
    page = f"<html><body><main><article><h1>Titel</h1><p>{words.replace('<', '&lt;')}</p><p>1. Mai war es.</p>"
    body = read(f"{page}<p>Man schreibt <code>a_b\\*</code> so.</p></article></main></body></html>").document.body
    assert body == f"# Titel\n\n{words.strip()}\n\n1. Mai war es.\n\nMan schreibt `a_b\\*` so."


def test_a_short_page_keeps_its_structure_and_loses_its_menu() -> None:
    page = """<html><body><header><a href="/">Portal</a></header><nav><ul><li>Start</li></ul></nav><script>a()</script>
    <h1>Öffnungszeiten</h1><div>Wir sind <b>immer</b> da.<br>Bis auf <i>sonn</i>tags_!<p>Kommen Sie!</p></div>
    <h2>Wo</h2><ul><li><p>Haus A</p><p>Tür 1</p><ul><li>Hof</li></ul></li><li>Haus B</li></ul><ol><li>Klingeln</li></ol>
    <table><tr><th>Tag</th><th>Uhr</th></tr><tr><td>Mo|Di</td></tr></table><footer>Impressum</footer></body></html>"""
    assert read(page).document.body == (
        "# Öffnungszeiten\n\nWir sind immer da.\nBis auf sonntags_!\n\nKommen Sie!\n\n## Wo\n\n"
        "- Haus A Tür 1\n  - Hof\n- Haus B\n\n1. Klingeln\n\n| Tag | Uhr |\n|---|---|\n| Mo\\|Di |  |"
    )


def test_a_page_whose_only_words_are_in_its_letterhead_is_read() -> None:
    assert read("<html><body><header><h1>Haus</h1></header></body></html>").document.body == "Haus"


ACTIVE = """<html><head><title>Haus <script>böse1()</script>offen</title><style>böse2{}</style><script>böse3()</script>
<meta http-equiv="refresh" content="0;url=https://böse4.example/"></head><body onload="böse5()">
<noscript>böse6</noscript><p hidden>böse19</p>
<iframe src="https://böse7.example">böse8</iframe><iframe srcdoc="<p>böse9</p>"></iframe><object>böse10</object>
<svg><script>böse11()</script><text>böse12</text></svg><p onclick="böse13()">WORDS</p><template><p>böse14</p></template>
<a href="javascript:böse15()">Verweis</a><textarea>böse16</textarea><!-- böse17 --><p>Zweitens: WORDS</p>
<script type="application/ld+json">{"@type":"Article","headline":"böse18"}</script></body></html>"""


@pytest.mark.parametrize("times", [1, 9])
def test_nothing_active_or_hidden_comes_into_a_document(times: int) -> None:
    words = "Ein Satz mit vielen Worten steht hier, weil er der Inhalt der Seite ist. " * times
    document = read(ACTIVE.replace("WORDS", words)).document
    assert "böse" not in f"{document}"
    assert words.strip() in document.body
    assert document.title == "Haus offen"


@pytest.mark.parametrize(
    ("declared", "charset"), [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("utf-8", "utf-16"), ("utf-8", "utf-16-le")]
)
def test_a_wrongly_declared_character_set_spoils_nothing(declared: str, charset: str) -> None:
    words = "Größe und Förderung der Bäcker in Görlitz sind wichtig für die Straße."
    assert read(f'<html><head><meta charset="{declared}"></head><body><p>{words}', charset).document.body == words
