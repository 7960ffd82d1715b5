"""Files that are made to break a reader, or to have it use up time and memory."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
LAUGHS = (
    "<!DOCTYPE l [<!ENTITY a0 'lol'>"
    + "".join(f"<!ENTITY a{level} '{f'&a{level - 1};' * 10}'>" for level in range(1, 11))
    + "]>"
)


def word_file(body: str, before: str = "", parts: int = 0) -> bytes:
    """A DOCX file whose main part holds this XML."""
    template, file = BytesIO(), BytesIO()
    docx.Document().save(template)
    xml = f'<?xml version="1.0"?>{before}<w:document {WORDS}><w:body>{body}</w:body></w:document>'
    with ZipFile(template) as source, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, xml if name == "word/document.xml" else source.read(name))
        for number in range(parts):
            archive.writestr(f"x{number}", "")
    return file.getvalue()


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF file of numbered objects, the first of which is its catalogue."""
    file, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(file))
    return file + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def pdf_with(content: bytes, filters: bytes = b"") -> bytes:
    """A PDF file of one page, drawn by this stream."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 900]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/"
    stream = b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content)
    return pdf_of([CATALOGUE, ONE_PAGE, page + b"Helvetica>>>>>>/Contents 4 0 R>>", stream])


def pages(count: int, text: str = "Ein Satz steht hier.") -> bytes:
    file = BytesIO()
    canvas = Canvas(file, invariant=1)
    for _ in range(count):
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def encrypted(user: str, owner: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pages(1))))
    writer.encrypt(user, owner, algorithm=algorithm)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def deflated(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content
