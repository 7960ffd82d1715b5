"""Files as strangers' machines make them: read, or declined in one German sentence that leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from aiohttp import web
from pypdf import PdfReader, PdfWriter

from bot.catalogue import Catalogue
from bot.editing.intake import Delivered, Intake
from bot.editing.office import Declined, Submission
from bot.editing.tray import Tray
from bot.editing.wording import Wording
from knowledge.unreadable import UnreadableFile
from tests.bot.editing.newsroom import ERIKA, RELEASE, Newsroom
from tests.knowledge.readers.test_docx import word_file
from tests.knowledge.readers.test_pdf import LONG, paragraph, pdf
from tests.knowledge.sources.site import HTML, Answer, Site

PAGE = (
    "<html><head><title>Wasserstoff in Görlitz</title></head><body><nav>Menü</nav><main><h1>Wasserstoff in Görlitz</h1>"
    f"<p>{LONG}</p><p>{LONG.replace('2021', '2022')}</p></main></body></html>"
)


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(paragraph(LONG)))))
    writer.encrypt("geheim", algorithm="RC4-128")
    return written(writer)


def without_text(pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def bomb() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w", force_zip64=True) as entry:
        for _ in range(300):
            entry.write(b"\0" * 1_000_000)
    return file.getvalue()


@pytest.fixture
def site() -> Iterator[Site]:
    with Site().running() as running:
        yield running


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", encrypted(), "mit einem Kennwort geschützt"),
        ("a.pdf", without_text(), "kein lesbarer Text"),
        ("a.pdf", without_text(1001), "zu viele Seiten"),
        ("a.pdf", b"%PDF-1.7 kaputt", "beschädigt"),
        ("a.docx", bomb(), "auf ein Vielfaches aufblähen"),
        ("a.docx", b"PK\x03\x04kaputt", "beschädigt"),
        ("a.txt", b"", "leer"),
        ("a.md", b"---\ntitle: a: b\n---\nText", "fehlerhaft geschrieben"),
        ("a.md", b"---\npublished: gestern\n---\nText", "Die Angabe „published“ am Anfang der Datei passt nicht"),
        ("a.md", b"---\ntitle: Ohne Text\n---\n", "kein lesbarer Text"),
        ("a.txt", bytes(range(256)) * 40, "Schriftzeichen"),
        ("a.xlsx", b"PK\x03\x04", "Diese Art von Datei"),
        ("a.fragen.yaml", b"Ort:\n- Wo?", "Diese Art von Datei"),
        ("../../x", b"Text", "Diese Art von Datei"),
    ],
)
def test_what_cannot_be_read_is_declined_in_german(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    wording = Wording(Catalogue.from_folder())
    with pytest.raises(UnreadableFile) as failure:
        Intake(Tray(tmp_path), wording).take(Delivered.from_file(name, content), "staff:Erika", ())
    reason = wording.refusal(failure.value).reason
    assert words in reason
    assert reason.endswith(".")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_too_large_is_not_even_written(newsroom: Newsroom) -> None:
    assert "größer als 20 MB" in newsroom.refused("a.md", b"x" * 20_000_001)
    assert list(newsroom.file("submissions").glob("*")) == []


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("Bericht Görlitz.PDF", pdf(paragraph(LONG), title="Wasserstoff"), "Wasserstoff"),
        ("Bericht Görlitz.docx", word_file("Aus Word"), "Aus Word"),
        ("Bericht Görlitz.html", PAGE.encode(), "Wasserstoff in Görlitz"),
        ("Bericht Görlitz.txt", f"Ein Bericht\n\n{LONG}".encode("cp1252"), "Ein Bericht"),
    ],
)
def test_each_kind_of_file_is_published_as_it_was_shown_and_kept_as_it_came(
    newsroom: Newsroom, name: str, content: bytes, title: str
) -> None:
    found = newsroom.office.submit_file(ERIKA, name, content)
    assert isinstance(found, Submission)
    assert (found.name, found.title) == (name, title)
    assert newsroom.publish(found.ref).live
    body = newsroom.after_refresh()["bericht-goerlitz"]
    assert all(passage.text in body for passage in found.passages)
    (original,) = newsroom.file("documents").glob(".originals/*")
    assert original.read_bytes() == content


def test_a_hostile_name_stays_in_its_folder(newsroom: Newsroom) -> None:
    known = {newsroom.file("submissions"), newsroom.file("audit.jsonl")}
    before = outside(newsroom)
    for name in ("../../x.md", "a" * 5000 + ".md", "\x00\x1b[2J.md", "CON.md", "..\\..\\y.md"):
        found = newsroom.submit(name=name)
        assert found.name.isprintable()
        assert outside(newsroom) - before <= known
    assert len(newsroom.waiting()) == 5
    assert newsroom.publish(found.ref).live
    assert newsroom.shelf() == ["y.md"]


def outside(newsroom: Newsroom) -> set[Path]:
    """All that lies elsewhere than among the submissions."""
    tray = newsroom.file("submissions")
    return {path for path in newsroom.data.parent.rglob("*") if tray not in path.parents}


def test_a_date_taken_from_the_text_is_warned_about(newsroom: Newsroom) -> None:
    found = newsroom.submit(f"# Wasserstoff\n\n{LONG}\n", "x.md")
    assert found.published == "3. Mai 2021"
    assert any("3. Mai 2021" in warning for warning in found.warnings)


def test_what_staff_write_below_a_file_stands_above_what_was_read(newsroom: Newsroom) -> None:
    note = "Titel: Wasserstoff\nDatum: 4. Mai 2021\nLink: https://example.org/w\nBitte rasch!"
    found = newsroom.office.submit_file(ERIKA, "x.txt", LONG.encode(), note=note)
    assert isinstance(found, Submission)
    assert (found.title, found.published) == ("Wasserstoff", "4. Mai 2021")
    assert found.warnings[0].startswith("„Bitte rasch!“ habe ich nicht verstanden.")
    assert not any("Datum" in warning or "Link zur Quelle" in warning for warning in found.warnings[1:])
    newsroom.publish(found.ref)
    (document,) = newsroom.live_documents("Wasserstoff")
    assert document.source_url == "https://example.org/w"


def test_a_document_of_the_same_name_that_waits_is_told(newsroom: Newsroom) -> None:
    newsroom.submit()
    assert any("wartet schon" in warning for warning in newsroom.submit().warnings)


def test_the_tray_fills_up(newsroom: Newsroom) -> None:
    for number in range(20):
        newsroom.submit(name=f"{number}.md")
    assert "zu viele Dokumente" in newsroom.refused("21.md", RELEASE.encode())


def test_a_link_is_fetched_shown_and_published_with_its_address(newsroom: Newsroom, site: Site) -> None:
    newsroom.configure("[fetching]\nallow_private_addresses = true\npause_seconds = 0\n")
    address = site.set("/wasserstoff", answering(PAGE))
    found = newsroom.open().submit_link(ERIKA, f" {address} ")
    assert isinstance(found, Submission)
    assert (found.name, found.title) == (address, "Wasserstoff in Görlitz")
    assert not any("Link zur Quelle" in warning for warning in found.warnings)
    newsroom.publish(found.ref)
    (document,) = newsroom.live_documents("Wasserstoff in Görlitz")
    assert document.source_url == address
    assert "Menü" not in document.body
    (original,) = newsroom.file("documents").glob(".originals/*.html")
    assert original.read_text(encoding="utf-8") == PAGE


def test_an_address_that_is_not_for_us_is_declined(newsroom: Newsroom) -> None:
    for address in ("http://127.0.0.1:1/", "ftp://example.org/x", "https://a:b@example.org", "https://"):
        told = newsroom.office.submit_link(ERIKA, address)
        assert isinstance(told, Declined)
        assert told.reason.startswith("Diese Adresse kann ich nicht öffnen"), address


def test_a_page_that_is_gone_or_broken_is_told_apart(newsroom: Newsroom, site: Site) -> None:
    newsroom.configure("[fetching]\nallow_private_addresses = true\npause_seconds = 0\nretries = 0\n")
    office = newsroom.open()
    for status, words in ((404, "gibt es die Seite nicht"), (503, "nicht zu laden")):
        told = office.submit_link(ERIKA, site.set(f"/{status}", answering("", status)))
        assert isinstance(told, Declined)
        assert words in told.reason


def answering(page: str, status: int = 200) -> Answer:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(body=page.encode(), status=status, headers={"Content-Type": HTML})

    return answer
