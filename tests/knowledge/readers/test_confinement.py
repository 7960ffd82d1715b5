"""What hostile files get from the process that reads them: one sentence, in bounded time and memory."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge.readers.confinement import Limits, ReaderProcess, read_confined
from knowledge.unreadable import Trouble, UnreadableFile
from tests.knowledge.readers.hostile_files import (
    CATALOGUE,
    LAUGHS,
    ONE_PAGE,
    PARAGRAPH,
    deflated,
    encrypted,
    pages,
    pdf_of,
    pdf_with,
    word_file,
)

SENTENCE = PARAGRAPH.format("Ein Satz.")
WIDE = f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>{SENTENCE}</w:tc></w:tr></w:tbl>'
TREE = [b"<</Type/Pages/Count 1/Kids[" + b"%d 0 R " % (level + 3) * 10 + b"]>>" for level in range(9)]


@pytest.fixture(scope="module")
def process() -> Iterator[ReaderProcess]:
    process = ReaderProcess(Limits(cpu_seconds=2, wall_seconds=60))
    yield process
    process.close()


@pytest.fixture(scope="module")
def patient() -> Iterator[ReaderProcess]:
    """Time enough for what is found out by reading, with every line traced, too (`make coverage`)."""
    process = ReaderProcess(Limits(cpu_seconds=20, wall_seconds=60))
    yield process
    process.close()


def trouble(process: ReaderProcess, name: str, content: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        process.read(Path(name), content)
    return caught.value


HOSTILE: dict[str, tuple[str, Callable[[], bytes], Trouble, str]] = {
    "DOCX with a billion laughs": ("x.docx", lambda: word_file(PARAGRAPH.format("&a10;"), LAUGHS), Trouble.BROKEN, ""),
    "DOCX that unpacks to 150 MB": (
        "x.docx",
        lambda: word_file(" " * 150_000_000),
        Trouble.BOMB,
        "unpacks to 15",
    ),
    "DOCX of 10,001 parts": ("x.docx", lambda: word_file(SENTENCE, parts=10_001), Trouble.BOMB, "holds 100"),
    "DOCX with a cell a billion columns wide": ("x.docx", lambda: word_file(WIDE), Trouble.BOMB, "unfolds to more"),
    "DOCX nested 100,000 deep": (
        "x.docx",
        lambda: word_file("<w:p>" * 100_000 + "</w:p>" * 100_000),
        Trouble.BROKEN,
        "is no DOCX that can be read",
    ),
    "DOCX with a password": (
        "x.docx",
        lambda: b"\xd0\xcf\x11\xe0" + bytes(999) + "EncryptedPackage".encode("utf-16-le"),
        Trouble.ENCRYPTED,
        "is no DOCX; encrypted",
    ),
    "PDF with a password": ("x.pdf", lambda: encrypted("geheim", "x", "AES-256"), Trouble.ENCRYPTED, "is encrypted"),
    "PDF of 10,000 pages": (
        "x.pdf",
        lambda: pages(10_000),
        Trouble.TOO_MANY_PAGES,
        "has 10000 pages, the limit is 1000; split it",
    ),
    "PDF whose pages lead back to themselves": (
        "x.pdf",
        lambda: pdf_of([CATALOGUE, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
        Trouble.BROKEN,
        "is no PDF that can be read",
    ),
    "PDF with a thousand million pages by reference": (
        "x.pdf",
        lambda: pdf_of([CATALOGUE, *TREE, b"<</Type/Page/MediaBox[0 0 9 9]>>"]),
        Trouble.BOMB,
        "unfolds to more than any document needs",
    ),
    "PDF with an array 100,000 deep": (
        "x.pdf",
        lambda: pdf_of([CATALOGUE, ONE_PAGE, b"<</Type/Page/X " + b"[" * 100_000 + b"]" * 100_000 + b">>"]),
        Trouble.BROKEN,
        "is no PDF that can be read",
    ),
    "PDF with a stream of 300 MB in 300 kB": (
        "x.pdf",
        lambda: pdf_with(deflated(bytes(300_000_000)), b"/Filter/FlateDecode"),
        Trouble.BOMB,
        "unfolds to more than any document needs",
    ),
    "PDF with the same packed twice": (
        "x.pdf",
        lambda: pdf_with(deflated(bytes(300_000_000), 2), b"/Filter[/FlateDecode/FlateDecode]"),
        Trouble.BOMB,
        "unfolds to more than any document needs",
    ),
    "PDF with a stream that is four times as long in memory as pypdf reckons": (
        "x.pdf",
        lambda: pdf_with(b"z" * 15_000_000 + b"~>", b"/Filter/ASCII85Decode"),
        Trouble.BOMB,
        "unfolds to more than 600 MB when it is read",
    ),
    "PDF that draws a letter a million times": (
        "x.pdf",
        lambda: pdf_with(
            deflated(b"BT /F1 9 Tf " + b"(x) Tj 1 0 0 1 3 3 cm q Q " * 1_200_000 + b"ET"), b"/Filter/FlateDecode"
        ),
        Trouble.TIMEOUT,
        "cannot be read within 2 seconds; split it",
    ),
    "page with a million attributes": (
        "x.html",
        lambda: b"<html><body><p " + b" ".join(b"a%d=1" % number for number in range(500_000)) + b">Text",
        Trouble.TIMEOUT,
        "cannot be read within 2 seconds; split it",
    ),
    "page nested 100,000 deep": (
        "x.html",
        lambda: b"<html><body>" + b"<div>" * 100_000 + b"Ein Satz" + b"</div>" * 100_000,
        Trouble.NO_TEXT,
        "holds no text that could be found",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_gets_one_sentence(process: ReaderProcess, patient: ReaderProcess, case: str) -> None:
    name, made, kind, words = HOSTILE[case]
    content = made()
    started = time.monotonic()
    error = trouble(process if kind is Trouble.TIMEOUT else patient, name, content)
    assert (error.kind, error.reason.startswith(words), "\n" in error.reason) == (kind, True, False)
    assert time.monotonic() - started < 30


def test_after_a_hostile_file_the_next_one_is_read(process: ReaderProcess) -> None:
    trouble(process, "x.pdf", pdf_with(b"z" * 15_000_000 + b"~>", b"/Filter/ASCII85Decode"))
    assert process.read(Path("gut.pdf"), pages(1)).document.body == "Ein Satz steht hier."


def test_nothing_outside_a_word_file_is_read(process: ReaderProcess) -> None:
    outside = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert process.read(Path("x.docx"), word_file(PARAGRAPH.format("Name: &x;"), outside)).document.body == "Name:"


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_file_that_only_asks_not_to_be_changed_is_read(process: ReaderProcess, algorithm: str) -> None:
    assert process.read(Path("x.pdf"), encrypted("", "chef", algorithm)).document.body == "Ein Satz steht hier."


def test_a_draft_comes_back_whole() -> None:
    head = '<html><head><meta property="og:site_name" content="Haus"></head>'
    page = f"{head}<body><h1>Eröffnung</h1><p>Seit dem 3. Mai 2021 ist offen. Größe.</p></body></html>".encode()
    draft = read_confined(Path("ordner/x.html"), page)
    assert (draft.document.id, draft.document.publisher) == ("x", "Haus")
    assert [str(remark).split(";")[0] for remark in draft.remarks] == ["takes its date 2021-05-03 from the text"]
    assert draft.document.body == "# Eröffnung\n\nSeit dem 3. Mai 2021 ist offen. Größe."


def test_a_process_that_is_killed_is_told_and_replaced() -> None:
    process = ReaderProcess(Limits(cpu_seconds=60, wall_seconds=60))
    process.read(Path("gut.pdf"), pages(1))
    assert process._child is not None
    pid = process._child._process.pid
    threading.Timer(1, os.kill, (pid, signal.SIGKILL)).start()
    slow = pdf_with(deflated(b"BT /F1 9 Tf (" + b"Wort " * 8_000_000 + b") Tj ET"), b"/Filter/FlateDecode")
    error = trouble(process, "x.pdf", slow)
    assert error.reason == "breaks the program that reads it (SIGKILL); save it anew, or its text alone"
    assert process.read(Path("gut.pdf"), pages(1)).document.id == "gut"
    process.close()


def test_a_file_that_takes_too_long_is_left() -> None:
    process = ReaderProcess(Limits(cpu_seconds=60, wall_seconds=1))
    slow = pdf_with(deflated(b"BT /F1 9 Tf (" + b"Wort " * 8_000_000 + b") Tj ET"), b"/Filter/FlateDecode")
    assert trouble(process, "x.pdf", slow).kind is Trouble.TIMEOUT
    process.close()


def test_an_idle_process_goes_and_the_next_file_starts_another() -> None:
    process = ReaderProcess(Limits(idle_seconds=0))
    assert process.read(Path("a.pdf"), pages(1)).document.id == "a"
    time.sleep(0.5)
    assert process._child is not None
    assert not process._child.is_running()
    assert process.read(Path("b.pdf"), pages(1)).document.id == "b"
    process.close()


def test_the_token_stays_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRATEGIEBOT_TELEGRAM__TOKEN", "12:geheim")
    process = ReaderProcess()
    process.read(Path("a.pdf"), pages(1))
    assert process._child is not None
    environment = Path(f"/proc/{process._child._process.pid}/environ").read_bytes()
    assert b"PYTHONPATH=" in environment
    assert b"geheim" not in environment
    process.close()
