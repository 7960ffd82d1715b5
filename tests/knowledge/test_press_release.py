"""A Medieninformation in the ministry's layout; this one is invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.document import Kind
from knowledge.partial_date import PartialDate
from knowledge.passages import passages_of
from knowledge.press_release import document_from, is_press_release

RELEASE = """

# Medieninformation

Sächsisches Staatsministerium für Brücken und Wege

**Ihre Ansprechpartnerin**\x20\x20
Erika Mustermann

**Durchwahl**\x20\x20
Telefon +49 351 555 10\x20\x20
Telefax +49 351 555 11

presse@bruecken.example.org\\*

03.05.2021

## Neue Brücke für Görlitz

### Eröffnung am 12. Mai 2021 am Neißeufer

Wer baut die Brücke? Das Ministerium baut sie mit der Stadt, u. a. mit Mitteln des Landes.

„Die Brücke verbindet zwei Ufer. Ich lade alle ein, damit

**Hausanschrift:**\x20\x20
**Sächsisches Staatsministerium\x20\x20
für Brücken\x20\x20
und Wege**\x20\x20
Uferstraße 7\x20\x20
01097 Dresden

[www.bruecken.example.org](http://www.bruecken.example.org)

Zu erreichen ab Bahnhof\x20\x20
Neustadt mit den Linien 3, 7\x20\x20
und 8. Haltestelle\x20\x20
Uferplatz.

\\* Kein Zugang für verschlüsselte\x20\x20
elektronische Dokumente. Zugang\x20\x20
nur unter den auf\x20\x20
[www.zugang.example.org/a.html](http://www.zugang.example.org/a.html)\x20\x20
vermerkten Voraussetzungen.

viele Gäste am 12. Mai kommen“, sagt der Minister.

Hintergrund zur Brücke:

Sie ist 90 Meter lang.

**Medien:**

[Dokument: Bauplan](#)
"""

BODY = """\
## Eröffnung am 12. Mai 2021 am Neißeufer

Wer baut die Brücke? Das Ministerium baut sie mit der Stadt, u. a. mit Mitteln des Landes.

„Die Brücke verbindet zwei Ufer. Ich lade alle ein, damit viele Gäste am 12. Mai kommen“, sagt der Minister.

## Hintergrund zur Brücke

Sie ist 90 Meter lang.

## Kontakt

- Ansprechpartnerin: Erika Mustermann
- Telefon: +49 351 555 10
- Telefax: +49 351 555 11
- E-Mail: presse@bruecken.example.org
- Hausanschrift: Sächsisches Staatsministerium für Brücken und Wege, Uferstraße 7, 01097 Dresden
- Internet: www.bruecken.example.org
- Anfahrt: Zu erreichen ab Bahnhof Neustadt mit den Linien 3, 7 und 8. Haltestelle Uferplatz.
- Hinweis zur E-Mail: Kein Zugang für verschlüsselte elektronische Dokumente. Zugang nur unter den auf \
www.zugang.example.org/a.html vermerkten Voraussetzungen.

## Quellen

- Dokument: Bauplan"""


def test_title_date_and_publisher_come_from_the_letterhead() -> None:
    document = document_from(RELEASE, id="x", source_url="https://example.org/1")
    assert document.title == "Neue Brücke für Görlitz"
    assert document.published == PartialDate(2021, 5, 3)
    assert document.publisher == "Sächsisches Staatsministerium für Brücken und Wege"
    assert (document.kind, document.id, document.source_url) == (Kind.PRESS_RELEASE, "x", "https://example.org/1")


def test_the_text_is_whole_and_the_margin_stands_below_it_as_contact() -> None:
    assert document_from(RELEASE, id="x").body == BODY


def test_blank_lines_everywhere_as_from_a_web_page_change_nothing() -> None:
    assert document_from(RELEASE.replace("\x20\x20\n", "\n\n"), id="x").body == BODY


def test_no_blank_lines_as_from_a_pdf_change_nothing_in_the_contact() -> None:
    lines = "\n".join(line.strip() for line in RELEASE.split("\n") if line.strip())
    document = document_from(lines, id="x")
    assert document.body.split("## Kontakt")[1] == BODY.split("## Kontakt")[1]
    assert "Ich lade alle ein, damit viele Gäste am 12. Mai kommen“" in document.body
    assert document.title == "Neue Brücke für Görlitz"


def test_the_contact_can_be_found_and_the_attachments_cannot_be_quoted() -> None:
    passages = passages_of(document_from(RELEASE, id="x"))
    assert [passage.heading for passage in passages] == [
        "Eröffnung am 12. Mai 2021 am Neißeufer",
        "Hintergrund zur Brücke",
        "Kontakt",
    ]
    assert passages[2].sentence(passages[2].sentences[3]) == "E-Mail: presse@bruecken.example.org"


def test_other_texts_are_no_press_release() -> None:
    assert is_press_release(RELEASE)
    assert not is_press_release("Medieninformation\n\nohne Datum")
    assert not is_press_release("03.05.2021\n\nEine Medieninformation des Hauses nennt es so.")


@given(st.lists(st.sampled_from([*RELEASE.split("\n"), ""]), max_size=40).map("\n".join))
def test_any_order_of_such_lines_is_read(text: str) -> None:
    text = f"Medieninformation\n{text}\n03.05.2021\n{text}"
    assert is_press_release(text)
    assert document_from(text, id="x").published == PartialDate(2021, 5, 3)
