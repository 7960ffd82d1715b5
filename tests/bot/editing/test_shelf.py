"""What staff have placed and taken away, as every refresh reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.editing.shelf import Shelf
from knowledge.reading import Reading, read_folder
from knowledge.unreadable import UnreadableFolder


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "data", tmp_path)


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"# Titel {name}\n\nText von {name}.\n", encoding="utf-8")
    return read_folder(tmp_path)


def placed(shelf: Shelf, tmp_path: Path, name: str, text: str) -> None:
    source = tmp_path / "incoming" / f"{name}.md"
    source.parent.mkdir(exist_ok=True)
    source.write_text(text, encoding="utf-8")
    move = shelf.plan(source.name, source.name, [], text.split()[-1])
    shelf.apply(move, source, source)


def bodies(reading: Reading) -> dict[str, str]:
    return {document.id: document.body for document in reading.documents}


def test_an_empty_shelf_changes_nothing(shelf: Shelf, reading: Reading) -> None:
    assert shelf.read_with(reading) == reading


def test_the_shelf_stands_above_other_folders(shelf: Shelf, reading: Reading, tmp_path: Path) -> None:
    placed(shelf, tmp_path, "b", "# Neu\n\nNeuer Text")
    assert bodies(shelf.read_with(reading)) == {"a": "# Titel a\n\nText von a.", "b": "# Neu\n\nNeuer Text"}


def test_what_is_withheld_is_not_read_and_not_spoken_of(shelf: Shelf, reading: Reading) -> None:
    assert {warning.document for warning in reading.warnings} == {"a", "b"}
    shelf.apply(shelf.plan("", "", ["a"], "x"))
    read = shelf.read_with(reading)
    assert (read.documents, {warning.document for warning in read.warnings}) == (reading.documents[1:], {"b"})


def test_each_move_has_a_way_back(shelf: Shelf, reading: Reading, tmp_path: Path) -> None:
    placed(shelf, tmp_path, "c", "# Neu\n\nAlt 1")
    before = bodies(shelf.read_with(reading))
    move = shelf.plan("c.md", "c.md", ["a"], "2")
    shelf.apply(move, tmp_path / "a.md", tmp_path / "a.md")
    assert bodies(shelf.read_with(reading)).keys() == {"b", "c"}
    for _ in range(2):
        shelf.revert(move)
        assert bodies(shelf.read_with(reading)) == before


def test_a_damaged_list_of_withdrawn_documents_stops_the_refresh(shelf: Shelf, reading: Reading) -> None:
    shelf.apply(shelf.plan("", "", ["a"], "x"))
    (shelf.withdrawn / "withheld.json").write_text("{", encoding="utf-8")
    with pytest.raises(UnreadableFolder, match="list of withdrawn documents, cannot be read"):
        shelf.read_with(reading)


def test_questions_that_editors_keep_under_its_name_stay_with_a_document(
    shelf: Shelf, reading: Reading, tmp_path: Path
) -> None:
    (tmp_path / "b.fragen.yaml").write_text("Neu:\n- Was ist neu?\n", encoding="utf-8")
    placed(shelf, tmp_path, "b", "# Neu\n\nNeuer Text")
    (document,) = (each for each in shelf.read_with(reading).documents if each.id == "b")
    assert document.anticipated == {"Neu": ("Was ist neu?",)}


def test_questions_alone_are_no_document(shelf: Shelf, reading: Reading) -> None:
    shelf.folder.mkdir(parents=True)
    (shelf.folder / "c.fragen.yaml").write_text("Neu:\n- Was ist neu?\n", encoding="utf-8")
    assert shelf.read_with(reading) == reading


def test_a_file_that_cannot_be_read_is_told_and_hides_nothing_else(shelf: Shelf, reading: Reading) -> None:
    shelf.folder.mkdir(parents=True)
    (shelf.folder / "c.md").write_bytes(b"")
    read = shelf.read_with(reading)
    assert (read.documents, [failure.path.name for failure in read.failures]) == (reading.documents, ["c.md"])
