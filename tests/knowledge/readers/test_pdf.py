"""PDF files, made here by reportlab."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from knowledge.document import Kind
from knowledge.partial_date import PartialDate
from knowledge.readers.pdf import read_pdf
from knowledge.unreadable import UnreadableFile
from tests.knowledge.test_press_release import BODY, RELEASE

LONG = (
    "Das Zentrum für Wasserstofftechnik öffnete am 3. Mai 2021 in Görlitz seine Türen und zeigt seither Betrieben, "
    "wie Elektrolyseure arbeiten. Es berät kostenlos."
)


def pdf(*flowables: Flowable, title: str = "") -> bytes:
    file = BytesIO()
    SimpleDocTemplate(file, title=title, invariant=1).build(list(flowables))
    return file.getvalue()


def paragraph(text: str, style: str = "BodyText") -> Paragraph:
    return Paragraph(text, getSampleStyleSheet()[style])


def test_text_title_and_headings_are_found() -> None:
    content = pdf(
        paragraph("Zentrum für Wasserstoff", "Title"),
        paragraph("Eröffnung", "Heading2"),
        paragraph(LONG),
        paragraph("Stand: Mai 2021"),
        title="Wasserstoff in Sachsen",
    )
    document = read_pdf(Path("x.pdf"), content).document
    assert document.title == "Wasserstoff in Sachsen"
    assert document.published == PartialDate(2021, 5)
    assert f"## Eröffnung\n\n{LONG}" in document.body


def test_a_title_that_is_a_file_name_gives_way_to_the_first_line() -> None:
    content = pdf(paragraph("Zentrum für Wasserstoff", "Title"), paragraph(LONG), title="Microsoft Word - entwurf.docx")
    draft = read_pdf(Path("x.pdf"), content)
    assert draft.document.title == "Zentrum für Wasserstoff"
    assert [remark.text.split(";")[0] for remark in draft.remarks] == [
        "takes its date 2000-01-01 from the file's properties"
    ]


def test_a_press_release_is_recognised() -> None:
    lines = [line.strip("*# \\") for line in RELEASE.replace("[", "").replace("](#)", "").split("\n")]
    content = pdf(*(paragraph(line.split("](")[0]) if line else Spacer(1, 9) for line in lines))
    document = read_pdf(Path("x.pdf"), content).document
    assert (document.kind, document.title) == (Kind.PRESS_RELEASE, "Neue Brücke für Görlitz")
    assert "damit viele Gäste am 12. Mai kommen“, sagt der Minister." in document.body
    assert BODY.split("## Kontakt")[1][:180] in document.body


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(paragraph(LONG)))))
    writer.encrypt("geheim", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (encrypted(), "is encrypted; save it without a password"),
        (pdf(Spacer(1, 1)), "holds no text, only pictures of it; run a text recognition (OCR) and save it again"),
        (pdf(paragraph(LONG))[:700], "is no PDF that can be read"),
        (b"%PDF-1.7 und sonst nichts", "is no PDF that can be read"),
    ],
)
def test_what_is_wrong_is_said(content: bytes, words: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(Path("x.pdf"), content)
    assert caught.value.reason.startswith(words)
    assert capfd.readouterr().err == ""
