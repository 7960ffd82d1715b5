"""Words of a person between quotation marks, told from titles and turns of phrase."""

from __future__ import annotations

import pytest

from knowledge.checks.quotation import quoted_persons
from knowledge.checks.sparseness import sparse
from knowledge.document import Document
from knowledge.sections import sections_of

SAID = "Ohne Industrie geht es hier nicht."


def persons(text: str) -> list[str]:
    document = Document("d", "T", text)
    return [str(remark.values["person"]) for remark in quoted_persons(document, sections_of(document))]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (f"„{SAID}“, sagte Wirtschaftsminister Martin Dulig gestern.", "Wirtschaftsminister Martin Dulig"),
        (f"„{SAID}“, so Dulig.", "Dulig"),
        (f"„{SAID[:-1]}“, wirbt Dulig für eine Teilnahme.", "Dulig"),
        (f"Dulig betonte: „{SAID}“", "Dulig"),
        (f"Ministerpräsident Michael Kretschmer (CDU) sagte: „{SAID}“", "Ministerpräsident Michael Kretschmer"),
        (f"Dazu erklärt Staatssekretärin Barbara Meyer: „{SAID}“", "Staatssekretärin Barbara Meyer"),
        (f"Martin Dulig: „{SAID}“", "Martin Dulig"),
        (f"**Martin Dulig:** „{SAID}“", "Martin Dulig"),
        (f"Panter, der das Ministerium leitet, sagte: „{SAID}“", "Panter"),
        (f'"{SAID}", sagte Prof. Dr. Engelbert Westkämper vom IPA.', "Prof. Dr. Engelbert Westkämper"),
        (f"»{SAID}«, sagte der Minister.", "Minister"),
        ("„Eins zwei drei vier.\nFünf.“, sagte die Projektleiterin Erika Muster.", "Projektleiterin Erika Muster"),
    ],
)
def test_a_person_who_is_quoted_is_named(text: str, person: str) -> None:
    assert persons(text) == [person]


@pytest.mark.parametrize(
    "text",
    [
        "Die Mitteilung war überschrieben mit „Auf dem Weg zu einer Strategie für Sachsen“. Dulig war dabei.",
        "Das Motto lautete: „Wir sind die Industrie der Zukunft“.",
        "Der Abend hieß „Die Industrie im Zeitalter der Digitalisierung“.",
        "Sie stand unter der Überschrift „Von Krisen zu neuen Chancen“. So sagte es Panter.",
        f"„{SAID}“, heißt es in der Mitteilung.",
        f"„{SAID}“, so die Zeitung Blick.",
        "Martin Dulig sprach von „Mut“, sagte Erika Muster.",
        "Die Sonderausstellung „Flaschen für die ganze Welt“ läuft.",
        "- **Leitspruch:** „Betrieb vier null machen“",
        f"Dulig sagte, dass es {SAID}",
        "„" + "offen " * 600,
    ],
)
def test_titles_and_other_voices_are_no_quotation_of_a_person(text: str) -> None:
    assert persons(text) == []


def test_a_person_is_told_once_with_the_first_words() -> None:
    text = f"„{'Wort ' * 30}.“, sagte Minister Martin Dulig. „{SAID}“, so Dulig. „{SAID}“, so Panter."
    document = Document("d", "T", text)
    first, second = quoted_persons(document, sections_of(document))
    assert first.text == (
        "quotes Minister Martin Dulig word for word ('" + "Wort " * 12 + "…'); check that the quotation is authorised"
    )
    assert second.values["person"] == "Panter"


def test_the_press_release_of_2017_quotes_the_minister() -> None:
    text = (
        "„Die Konferenz bietet allen Interessierten die Möglichkeit, sich einzubringen. Ich würde mich daher freuen, "
        "wenn Unternehmensvertreter diese Chance am 7. März nutzen“, wirbt Dulig für eine Teilnahme an der Konferenz."
    )
    assert persons(text) == ["Dulig"]


def words_told(text: str) -> list[str]:
    document = Document("d", "T", text)
    return [str(remark) for remark in sparse(document, sections_of(document))]


def test_a_document_of_a_few_words_is_nearly_empty() -> None:
    assert words_told("# Anlage\n\nSiehe 12 Seiten Anlage.\n\n## Quellen\n\n" + "Wort " * 50) == [
        "holds only 3 words to quote; check that nothing of the text is missing"
    ]
    assert words_told("Wort für " * 6) == []
    assert words_told("") == []
