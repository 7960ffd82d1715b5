"""Where German sentences end, and where they only seem to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.sentences import sentence_spans


def sentences(text: str, language: str = "de") -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text, language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Prof. Dr. Meier und Dr. Kempa kamen z. B. mit ca. 5,3 Mio. Euro i. d. R. nach Abs. 3 Nr. 4 bzw. Art. 7.",
        "Am 7. März 2017 und vom 7. bis 10. März 2018 fand sie statt.",
        "Er erhielt das Bundesverdienstkreuz 1. Klasse und zum 3. Mal den 2. Preis.",
        "Am 2. November und am 9. 2. 2017 kamen sie im 2. Quartal.",
        "Das III. Quartal begann im 19. Jahrhundert.",
        "Seit dem 3. Landtag gilt das, auch in unserer 5. Sitzung.",
        "Die Firma C. A. Seydel Söhne baut Mundharmonikas.",
        "Der Verein Silicon Saxony e. V. ist das Netzwerk, u. a. mit St. Johannis, geb. 1959.",
        "Näheres unter https://www.example.org/a.html?b=c. und www.lsf.sachsen.de/eSignatur.html im Netz.",
        "Einlass ist um 15.30 Uhr bei rund 5.000 Gästen.",
        "„Das lohnt sich. Kommen Sie!“, sagte er.",
        "„Ja!“ rief der Minister.",
        "Der Wettbewerb „Innovationszentren der ZUKUNFT.“ von 2020 endete.",
        "Sie schloss sich mit dem Werk.Stadt.Laden zusammen.",
        "Die Anschrift ist Bahnhofstr. 5 und Tel. 0351 1234, mind. 3 Tage.",
    ],
)
def test_a_sentence_stays_whole(sentence: str) -> None:
    assert sentences(f"Davor. {sentence} Danach geht es weiter.") == ["Davor.", sentence, "Danach geht es weiter."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Träger ist Konglomerat e. V. Die Fläche ist groß.", ["Träger ist Konglomerat e. V.", "Die Fläche ist groß."]),
        ("Mit den Linien 3, 7 und 8. Haltestelle X.", ["Mit den Linien 3, 7 und 8.", "Haltestelle X."]),
        ("Es half Partnern. 2018 kamen 20.", ["Es half Partnern.", "2018 kamen 20."]),
        ("Das war die Plattform. futureSAX half.", ["Das war die Plattform.", "futureSAX half."]),
        ("Er **kam.** Dann ging er.", ["Er **kam.**", "Dann ging er."]),
        ("Was? Ja! Gut.", ["Was?", "Ja!", "Gut."]),
        ("Erste Zeile\nzweite. Neu.", ["Erste Zeile\nzweite.", "Neu."]),
        ("Es war am 19. Dort blieb er.", ["Es war am 19.", "Dort blieb er."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_another_language_has_its_own_abbreviations() -> None:
    assert sentences("Ask Mr. Smith. He knows.", "en") == ["Ask Mr. Smith.", "He knows."]


@given(st.text(alphabet=st.sampled_from('aB .!?„“"»()\n\u20281é2z*_\u00a0😀é-:,'), max_size=80) | st.text(max_size=60))
@example("Abs. 7\u2028A. é")
def test_spans_are_in_order_and_hold_every_character(text: str) -> None:
    spans = sentence_spans(text)
    found = "".join(text[span.start : span.end] for span in spans)
    assert "".join(found.split()) == "".join(text.split())
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
