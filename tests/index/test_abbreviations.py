from __future__ import annotations

import pytest

from index.abbreviations import Abbreviation, Abbreviations, defined_in
from index.lexicon import Expansion
from tests.index.small_documents import DOCUMENTS


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Das Sächsische Ministerium für Wirtschaft und Arbeit (SMWA) lud ein.", "SMWA",
         "Sächsische Ministerium für Wirtschaft und Arbeit"),
        ("erhielt die VDI/VDE Innovation + Technik GmbH (kurz VDI/VDE-IT) aus Berlin", "VDI/VDE-IT",
         "VDI/VDE Innovation + Technik GmbH"),
        ("# Glossar\n\n**KMU:** kleine und mittlere Unternehmen. Dann", "KMU", "kleine und mittlere Unternehmen"),
        ("- **FuE:** Forschung und Entwicklung", "FuE", "Forschung und Entwicklung"),
        ("**IHK:** Industrie- und Handelskammer.", "IHK", "Industrie- und Handelskammer"),
    ],
)  # fmt: skip
def test_definitions_are_found(text: str, short: str, long: str) -> None:
    assert defined_in(text) == (Abbreviation(short, long),)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Martin Dulig (SPD) sprach.",
        "der Abgeordnete Brünler (DIE LINKE)",
        "im Saal (Vogel)",
        "**Messe:** eine Schau",
    ],
)
def test_what_stands_in_brackets_is_no_definition_unless_the_letters_fit(text: str) -> None:
    assert defined_in(text) == ()


def test_a_question_is_expanded_in_both_directions() -> None:
    abbreviations = Abbreviations.from_documents(DOCUMENTS)
    assert abbreviations.expansions("Was bekommen KMU?") == (Expansion("KMU", "Kleine und mittlere Unternehmen"),)
    assert abbreviations.expansions("Hilft die Sächsische Aufbaubank?") == (Expansion("Sächsische Aufbaubank", "SAB"),)


def test_a_word_that_only_contains_the_letters_is_not_expanded() -> None:
    assert Abbreviations([Abbreviation("SAB", "Sächsische Aufbaubank")]).expansions("Sabine fragt") == ()


def test_the_publisher_line_defines_too() -> None:
    shorts = [pair.short for pair in Abbreviations.from_documents(DOCUMENTS).known]
    assert shorts == ["SMWA", "KMU", "SAB"]
