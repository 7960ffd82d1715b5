"""Files and folders as they come, sound or not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import file_content
from knowledge.reading import READERS, read_document, read_folder
from knowledge.unreadable import Trouble, UnreadableFile, UnreadableFolder

SOUND = "---\ntitle: T\npublisher: P\npublished: 2017\nsource_url: https://example.org\n---\nEin Satz.\n"


def write(path: Path, content: str | bytes = SOUND) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def reason_for(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_document(path)
    assert str(caught.value) == f"{str(path)!r}: {caught.value.reason}"
    return caught.value.reason


def test_one_bad_file_stops_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    write(tmp_path / "b.md", "---\nkind: roman\n---\nx")
    write(tmp_path / "c.png", b"\x89PNG")
    write(tmp_path / "d.txt", "Etwas Text.")
    reading = read_folder(tmp_path)
    assert [document.id for document in reading.documents] == ["a", "d"]
    assert [(failure.path.name, failure.reason.split(";")[0]) for failure in reading.failures] == [
        ("b.md", "has a wrong field: kind: 'roman' is not known"),
        ("c.png", "has the ending '.png'"),
    ]
    assert [(remark.document, remark.text.split(";")[0]) for remark in reading.warnings] == [
        ("d", "is undated"),
        ("d", "has no source link"),
        ("d", "names no publisher"),
    ]
    assert str(reading.warnings[0]) == f"{str(tmp_path / 'd.txt')!r}: is undated; give published: in front matter"


def test_the_second_file_of_a_name_fails(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    write(tmp_path / "a.txt")
    (failure,) = read_folder(tmp_path).failures
    assert str(failure) == f"{str(tmp_path / 'a.txt')!r}: has the same name as a.md; rename one of them"


def test_hidden_lock_and_question_files_are_no_documents(tmp_path: Path) -> None:
    for name in (".DS_Store", "~$a.docx", "a.md"):
        write(tmp_path / name)
    write(tmp_path / "a.fragen.yaml", "T:\n- Was?\n")
    reading = read_folder(tmp_path)
    assert [document.id for document in reading.documents] == ["a"]
    assert (reading.failures, reading.warnings) == ((), ())


def test_a_folder_inside_is_remarked(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    (tmp_path / "alt").mkdir()
    assert [remark.text for remark in read_folder(tmp_path).warnings] == [
        "is a folder and not entered; move its documents up"
    ]


def test_a_successor_that_is_not_there_is_remarked(tmp_path: Path) -> None:
    write(tmp_path / "a.md", SOUND.replace("title: T", "title: T\nsuperseded_by: b"))
    (remark,) = read_folder(tmp_path).warnings
    assert remark.text.startswith("is superseded by 'b', which is not there")


def test_a_text_without_words_is_remarked(tmp_path: Path) -> None:
    write(tmp_path / "a.md", SOUND.replace("Ein Satz.", ""))
    (remark,) = read_folder(tmp_path).warnings
    assert remark.text == "holds nothing to quote below its front matter; write the text"


def test_a_folder_that_gives_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    file = write(tmp_path / "a.md")
    for folder, words in (("fehlt", "No such file"), (file.name, "Not a directory"), ("leer", "holds no document")):
        with pytest.raises(UnreadableFolder, match=f"{folder}' .*{words}"):
            read_folder(tmp_path / folder)


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "weg.md")
    os.mkfifo(tmp_path / "rohr.md")
    assert reason_for(tmp_path / "link.md").startswith(f"is a link to {str(tmp_path / 'weg.md')!r}, which is not there")
    assert reason_for(tmp_path / "fehlt.md") == "is not there; check the path"
    assert reason_for(tmp_path / "rohr.md").startswith("is no ordinary file")
    assert reason_for(write(tmp_path / "leer.md", " \n\0")) == "is empty; fill it or take it out of the folder"
    assert reason_for(tmp_path / os.fsdecode(b"\xff.md")) == "has a name that is not UTF-8; rename it"


def test_a_link_that_leads_out_of_its_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "unterlagen"
    (folder / "..2026").mkdir(parents=True)
    write(tmp_path / "geheim.md")
    write(folder / "..2026" / "a.md")
    (folder / "..data").symlink_to("..2026")
    (folder / "a.md").symlink_to("..data/a.md")
    (folder / "b.md").symlink_to("../geheim.md")
    (folder / "b.fragen.yaml").symlink_to("/etc/passwd")
    reading = read_folder(folder)
    assert [document.id for document in reading.documents] == ["a"]
    assert [(failure.path.name, failure.kind, failure.reason) for failure in reading.failures] == [
        ("b.md", Trouble.LINK, "is a link to '../geheim.md', which lies outside its folder; put the file itself there")
    ]


def test_a_failure_tells_its_trouble(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    write(tmp_path / "a.txt")
    write(tmp_path / "b.png")
    found = [(failure.kind, dict(failure.values)) for failure in read_folder(tmp_path).failures]
    known = ".md, .markdown, .txt, .html, .htm, .pdf, .docx"
    assert found == [
        (Trouble.NAME_TAKEN, {"other": "a.md"}),
        (Trouble.WRONG_ENDING, {"ending": ".png", "known": known}),
    ]


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md")
    path.chmod(0)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        assert "Permission denied" in reason_for(path)
    finally:
        if root:
            os.seteuid(0)


def test_a_file_over_the_limit_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert reason_for(path) == "holds 50.0 MB, the limit is 20 MB; split it or save it without pictures"


def test_more_text_than_anybody_quotes_from_is_refused(tmp_path: Path) -> None:
    reason = reason_for(write(tmp_path / "a.md", "Wort\n" * 500_000))
    assert reason == "holds 2499999 characters of text, the limit is 2000000; split it"
    assert file_content.LARGEST > 2_499_999


PIECES = st.sampled_from(
    [b"---\n", b"title: ", b"%PDF-1.4\n", b"PK\x03\x04", b"<p>", b"<html>", b"[", b"{", b"\0", b"\xff\xfe", b"\n"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(content=st.binary(max_size=200) | st.lists(PIECES | st.binary(max_size=9), max_size=30).map(b"".join))
@pytest.mark.parametrize("ending", sorted(READERS))
def test_random_bytes_give_a_document_or_a_reason(tmp_path: Path, ending: str, content: bytes) -> None:
    path = write(tmp_path / f"a{ending}", content)
    try:
        document = read_document(path)
    except UnreadableFile:
        return
    assert document.id == "a"
    assert "\0" not in document.body
