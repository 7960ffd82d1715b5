"""Anticipated questions beside a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.anticipated import claimed_twice, questions_in
from knowledge.document import Document
from knowledge.reading import read_document, read_folder
from knowledge.unreadable import UnreadableFile

TEXT = (
    "---\ntitle: T\npublisher: P\npublished: 2017\nsource_url: https://example.org\n---\n"
    "## A\n\nEins.\n\n## B\n\nZwei.\n"
)


def write(folder: Path, questions: str, name: str = "x") -> Path:
    (folder / f"{name}.md").write_text(TEXT, encoding="utf-8")
    (folder / f"{name}.fragen.yaml").write_text(questions, encoding="utf-8")
    return folder / f"{name}.md"


def warnings(folder: Path) -> list[str]:
    return [remark.text for remark in read_folder(folder).warnings]


def test_questions_come_with_their_document(tmp_path: Path) -> None:
    path = write(tmp_path, "# Hinweis\nA:\n  - Was ist  eins?\n  - Und größer?\n'B':\n  - Zwei?\n")
    assert read_document(path).anticipated == {"A": ("Was ist eins?", "Und größer?"), "B": ("Zwei?",)}
    assert warnings(tmp_path) == []


def test_a_document_without_questions_is_fine(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(TEXT, encoding="utf-8")
    assert read_document(tmp_path / "x.md").anticipated == {}
    assert warnings(tmp_path) == []


def test_headings_on_one_side_only_are_remarked(tmp_path: Path) -> None:
    write(tmp_path, "A: []\nB:\n- Zwei?\nC:\n- Drei?\n")
    assert warnings(tmp_path) == [
        "heading 'A' has no anticipated question; add some to x.fragen.yaml",
        "x.fragen.yaml names heading 'C', which the text lacks; correct or remove it",
    ]


def test_a_question_of_two_sections_is_remarked(tmp_path: Path) -> None:
    write(tmp_path, "A:\n- Was?\nB:\n- Zwei?\n- was\n", "x")
    write(tmp_path, "A:\n- Eins?\nB:\n- Zwei?\n", "y")
    assert warnings(tmp_path) == [
        "question 'was' of 'B' is also claimed by x (A); keep it in one place",
        "question 'Zwei?' of 'B' is also claimed by x (B); keep it in one place",
    ]


def test_the_same_question_twice_in_one_section_is_harmless() -> None:
    assert claimed_twice([Document(id="x", title="T", body="", anticipated={"A": ("Was?", "Was?")})]) == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"A: [", "is no YAML"),
        (b"- A", "is no list of headings"),
        (b"A: Was?", "gives no list of questions below 'A'"),
        (b"A: [1]", "gives no list of questions below 'A'"),
        ("A: [für]".encode("cp1252"), "is not UTF-8"),
        (b"a: " + b"[" * 5000, "is no YAML"),
    ],
)
def test_bad_questions_are_left_out_and_the_document_stays(tmp_path: Path, content: bytes, words: str) -> None:
    path = write(tmp_path, "")
    (tmp_path / "x.fragen.yaml").write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"fragen\.yaml") as caught:
        questions_in(tmp_path / "x.fragen.yaml")
    assert caught.value.reason.startswith(words)
    assert read_document(path).title == "T"
    assert warnings(tmp_path) == [f"its questions are left out: {caught.value}"]


def test_questions_of_no_document_are_remarked(tmp_path: Path) -> None:
    write(tmp_path, "A:\n- Eins?\nB:\n- Zwei?\n")
    (tmp_path / "z.fragen.yaml").write_text("A:\n- Drei?\n", encoding="utf-8")
    assert warnings(tmp_path) == ["belongs to no document that could be read; rename or remove it"]
