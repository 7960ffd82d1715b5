from __future__ import annotations

import pytest

from index.abbreviations import Abbreviation, Abbreviations, defined_in
from index.lexicon import Expansion
from knowledge.document import Document
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


def test_of_many_long_forms_the_three_that_most_documents_give_are_kept() -> None:
    long = ("Arbeit und Bau", "Amt und Burg", "Alter Berg", "Aller Bund")
    documents = [
        Document(f"{each}{number}", "", f"Das {text} (AB), hier.")
        for number, text in enumerate(long)
        for each in range(2)
    ]
    found = Abbreviations.from_documents(documents[1:])  # of the first long form, only one is left
    assert [pair.long for pair in found.known] == list(long[1:])
