"""The documents that ship."""

from __future__ import annotations

import re
from pathlib import Path

import frontmatter
import pytest

from knowledge.document import Document
from knowledge.passages import passages_of
from knowledge.reading import read_folder

FOLDER = Path(__file__).parents[2] / "knowledge" / "documents"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {document.id: document for document in read_folder(FOLDER).documents}


def test_all_are_read_without_any_complaint() -> None:
    reading = read_folder(FOLDER)
    assert [document.id[:3] for document in reading.documents] == [f"{number:02d}-" for number in range(1, 26)]
    assert [str(trouble) for trouble in (*reading.failures, *reading.warnings)] == []


def test_front_matter_is_complete(documents: dict[str, Document]) -> None:
    for document in documents.values():
        assert document.title
        assert document.publisher
        assert document.published
        assert document.source_url.startswith("http")
        assert (document.language, bool(document.topics)) == ("de", True)


def test_bodies_are_what_follows_the_front_matter(documents: dict[str, Document]) -> None:
    for document in documents.values():
        assert document.body == frontmatter.load(str(FOLDER / f"{document.id}.md")).content


def test_no_passage_quotes_the_sources(documents: dict[str, Document]) -> None:
    for document in documents.values():
        provenance = re.search(r"^## Quellen?$", document.body, re.MULTILINE)
        assert provenance
        passages = passages_of(document)
        assert passages[-1].end <= provenance.start()
        assert "https://" not in passages[-1].text


def test_passages_are_short_and_their_offsets_hold(documents: dict[str, Document]) -> None:
    for document in documents.values():
        for passage in passages_of(document):
            assert document.body[passage.start : passage.end] == passage.text
            assert 100 < len(passage.text) <= 1200
            assert passage.sentences
            assert all(len(passage.sentence(span)) <= 500 for span in passage.sentences)


def test_every_anticipated_question_belongs_to_a_passage(documents: dict[str, Document]) -> None:
    questions = [
        question
        for document in documents.values()
        for heading, asked in document.anticipated.items()
        for question in asked
        if heading in {passage.heading for passage in passages_of(document)}
    ]
    assert len(questions) == len(set(questions)) == 4690


def test_known_sentences_are_whole(documents: dict[str, Document]) -> None:
    sentences = {
        passage.sentence(span)
        for document in documents.values()
        for passage in passages_of(document)
        for span in passage.sentences
    }
    assert {
        "C. A. Seydel Söhne in Klingenthal baut Mundharmonikas.",
        "Silicon Saxony e. V. ist das Netzwerk der sächsischen Mikroelektronik- und Softwarebranche mit Sitz in "
        "Dresden.",
        "Träger ist der 2012 gegründete Verein Konglomerat e. V.",
        "Haltestelle Carolaplatz: ab Bahnhof Dresden-Neustadt mit den Straßenbahnen 3 und 9, ab Dresden-Hauptbahnhof "
        "mit den Linien 3, 7 und 8.",
        "**CCL:** Congress Center Leipzig, das Kongresszentrum der Leipziger Messe.",
        "**9. Februar 2017:** Einladung zur ersten Strategiekonferenz",
    } <= sentences
    assert not [sentence for sentence in sentences if sentence.startswith("**Was ist")]


def test_known_contradictions_are_noted(documents: dict[str, Document]) -> None:
    noted = {
        (document.id[:2], contradiction.topic, tuple(other.document[:2] for other in contradiction.others))
        for document in documents.values()
        for contradiction in document.contradictions
    }
    assert noted == {
        ("01", "Vorname des Keynote-Redners", ("02",)),
        ("01", "Funktion von Christian Rost", ("19",)),
        ("01", "Besetzung des Podiums", ("02",)),
        ("01", "Laufzeit der StrategieWerkstatt", ("08",)),
        ("03", "Beginn der StrategieWerkstatt", ("03", "03")),
        ("04", "Welcher Workshop der erste war", ("04", "04")),
        ("05", "Teilnehmerzahl der zweiten Strategiekonferenz", ("05",)),
        ("08", "Ort und Tag der Ergebnisvorstellung", ("08",)),
        ("08", "Zahl der Veranstaltungen", ("08", "04")),
        ("15", "Ausstellungsfläche der Leipziger Messe", ("15",)),
        ("16", "Straßenbahnlinien zum Ministerium", ("16", "01")),
        ("16", "Telefon der Sächsischen Aufbaubank", ("16",)),
        ("19", "Beschäftigte der Kreativwirtschaft", ("19",)),
        ("20", "Höchstsätze der GRW", ("20",)),
        ("23", "Anteil der Pkw aus Sachsen", ("23",)),
        ("23", "Beschäftigte der Autoindustrie", ("23",)),
    }
