"""Contradictions noted beside a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.contradictions import contradictions_in, span_of, unfounded
from knowledge.document import Contradiction, Document, Statement
from knowledge.reading import read_document, read_folder
from knowledge.unreadable import UnreadableFile

TEXT = (
    "---\ntitle: T\npublisher: P\npublished: 2017\nsource_url: https://example.org\n---\n"
    "## A\n\nEs kamen\n200 Gäste. Sie blieben.\n\n## Quellen\n\n- Blatt mit 900 Gästen\n"
)
NOTED = "- topic: Gäste\n  statement: Es kamen 200 Gäste\n  others:\n  - document: y\n    statement: 200 Gäste\n"


def write(folder: Path, noted: str | bytes) -> Path:
    for name in ("x", "y"):
        (folder / f"{name}.md").write_text(TEXT, encoding="utf-8")
    (folder / "x.widerspruch.yaml").write_bytes(noted if isinstance(noted, bytes) else noted.encode())
    return folder / "x.md"


def warnings(folder: Path) -> list[str]:
    return [remark.text for remark in read_folder(folder).warnings]


def test_contradictions_come_with_their_document(tmp_path: Path) -> None:
    path = write(tmp_path, NOTED)
    expected = Contradiction("Gäste", "Es kamen 200 Gäste", (Statement("y", "200 Gäste"),))
    assert read_document(path).contradictions == (expected,)
    assert [document.id for document in read_folder(tmp_path).documents] == ["x", "y"]
    assert warnings(tmp_path) == []


def test_a_document_without_contradictions_is_fine(tmp_path: Path) -> None:
    write(tmp_path, NOTED)
    assert read_document(tmp_path / "y.md").contradictions == ()


def test_words_or_documents_that_are_not_there_are_remarked(tmp_path: Path) -> None:
    other = "  - document: z\n    statement: Nichts\n  - document: y\n    statement: 900 Gästen\n"
    write(tmp_path, NOTED.replace("200 Gäste\n  others", "300 Gäste\n  others") + other)
    assert warnings(tmp_path) == [
        "x.widerspruch.yaml (Gäste) quotes 'Es kamen 300 Gäste', which x does not say; "
        "copy it word for word from the text",
        "x.widerspruch.yaml (Gäste) names document 'z', which is not there; correct or remove it",
        "x.widerspruch.yaml (Gäste) quotes '900 Gästen', which y does not say; copy it word for word from the text",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"- topic: [", "is no YAML"),
        (b"topic: A", "is no list"),
        (b"- topic: A\n", "cannot be read at {'topic': 'A'}"),
        (b"- 7", "cannot be read at 7"),
        (NOTED.replace("y", "1").encode(), "cannot be read at {'document': 1"),
        (NOTED.replace("topic", "thema").encode(), "cannot be read at {"),
        (NOTED.encode() + b"  weiter: x\n", "cannot be read at {"),
        (NOTED.encode() + b"    weiter: x\n", "cannot be read at {"),
        (b"- topic: A\n  statement: B\n  others: []\n", "cannot be read at {"),
        ("- für".encode("cp1252"), "is not UTF-8"),
    ],
)
def test_a_bad_file_is_left_out_and_the_document_stays(tmp_path: Path, content: bytes, words: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(UnreadableFile, match=r"widerspruch\.yaml") as caught:
        contradictions_in(tmp_path / "x.widerspruch.yaml")
    assert caught.value.reason.startswith(words)
    assert read_document(path).contradictions == ()
    assert warnings(tmp_path) == [f"its contradictions are left out: {caught.value}"]


def test_a_file_that_belongs_to_no_document_is_remarked(tmp_path: Path) -> None:
    write(tmp_path, NOTED)
    (tmp_path / "z.widerspruch.yaml").write_text("[]", encoding="utf-8")
    assert warnings(tmp_path) == ["belongs to no document that could be read; rename or remove it"]


def test_words_are_found_where_they_can_be_quoted() -> None:
    document = Document("d", "T", "## Zahl\n\nEs kamen\n200 Gäste.\n")
    found = span_of("kamen 200 Gäste", document)
    assert found is not None
    assert document.body[found.start : found.end] == "kamen\n200 Gäste"
    assert (span_of("Zahl", document), span_of(" ", document)) == (None, None)


def test_sound_contradictions_need_no_remark() -> None:
    noted = Contradiction("Gäste", "200 Gäste", (Statement("d", "250 Gäste"),))
    assert unfounded([Document("d", "T", "200 Gäste. Dort 250 Gäste.", contradictions=(noted,))]) == {}
