"""Word files, made here by python-docx."""

from __future__ import annotations

import copy
import time
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from knowledge.partial_date import PartialDate
from knowledge.passages import passages_of
from knowledge.readers.docx import read_docx
from knowledge.unreadable import UnreadableFile


def word_file(title: str = "", created: datetime | None = None) -> bytes:
    word = docx.Document()
    word.add_heading("Zentrum für Wasserstoff", 0)
    word.add_heading("Eröffnung", 1)
    word.add_paragraph("Es öffnete am 3. Mai 2021.")
    word.add_paragraph("Führungen", style="List Bullet")
    word.add_paragraph("Kurse", style="List Bullet")
    table = word.add_table(2, 2)
    for cell, text in zip(table.rows[0].cells + table.rows[1].cells, ["Jahr", "Gäste", "2021", "4|00"], strict=True):
        cell.text = text
    word.core_properties.title = title
    if created:
        word.core_properties.created = created
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def zipped(**files: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_headings_lists_and_tables_become_markdown() -> None:
    document = read_docx(Path("x.docx"), word_file()).document
    assert document.body == (
        "# Zentrum für Wasserstoff\n\n## Eröffnung\n\nEs öffnete am 3. Mai 2021.\n\n- Führungen\n- Kurse\n\n"
        "| Jahr | Gäste |\n| --- | --- |\n| 2021 | 4\\|00 |"
    )
    assert document.title == "Zentrum für Wasserstoff"
    assert [passage.sentence(passage.sentences[-1]) for passage in passages_of(document)] == ["| 2021 | 4\\|00 |"]


def test_properties_give_title_and_date() -> None:
    draft = read_docx(Path("x.docx"), word_file("Wasserstoff", datetime(2021, 6, 1)))
    assert (draft.document.title, draft.document.published) == ("Wasserstoff", PartialDate(2021, 6, 1))
    assert [remark.text.split(";")[0] for remark in draft.remarks] == [
        "takes its date 2021-06-01 from the file's properties"
    ]


def test_the_date_of_a_template_does_not_count() -> None:
    assert read_docx(Path("x.docx"), word_file()).document.published == PartialDate(2021, 5, 3)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"kein Archiv", "is no DOCX; encrypted and old .doc files are none either"),
        (zipped(a=b"x"), "is no DOCX that can be read"),
        (zipped(a=bytes(60_000_000), b=bytes(60_000_000)), "unpacks to 120 MB, the limit is 100 MB"),
        (word_file()[:-300], "is no DOCX"),
    ],
)
def test_what_is_wrong_is_said(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_docx(Path("x.docx"), content)
    assert caught.value.reason.startswith(words)


def test_a_word_file_without_text_is_refused() -> None:
    file = BytesIO()
    docx.Document().save(file)
    with pytest.raises(UnreadableFile, match="holds no text"):
        read_docx(Path("x.docx"), file.getvalue())


def test_a_long_file_is_read_in_a_blink() -> None:
    word = docx.Document()
    first = word.add_paragraph("Ein Satz steht hier.")
    for _ in range(3000):
        word.element.body.insert(0, copy.deepcopy(first._p))
    file = BytesIO()
    word.save(file)
    started = time.process_time()
    assert read_docx(Path("x.docx"), file.getvalue()).document.body.count("Ein Satz") == 3001
    assert time.process_time() - started < 3
