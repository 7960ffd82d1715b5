"""Plain text files."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from knowledge.document import Kind
from knowledge.draft import Draft
from knowledge.partial_date import PartialDate
from knowledge.readers.plain_text import read_plain_text
from knowledge.unreadable import Trouble, UnreadableFile
from tests.knowledge.test_press_release import BODY, RELEASE

TEXT = "Tag der offenen Tür\n\nDresden, 3. Mai 2021\n\nDas Ministerium lädt ein.\nFür alle größeren Gäste.\n"


def read(content: bytes) -> Draft:
    return read_plain_text(Path("x.txt"), content)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1252", "iso8859_15", "utf-16"])
def test_text_in_any_usual_character_set_is_read(charset: str) -> None:
    document = read(TEXT.encode(charset)).document
    assert document.title == "Tag der offenen Tür"
    assert document.published == PartialDate(2021, 5, 3)
    assert document.body.endswith("Das Ministerium lädt ein. Für alle größeren Gäste.")


def test_a_press_release_is_recognised() -> None:
    document = read(RELEASE.encode()).document
    assert (document.kind, document.body) == (Kind.PRESS_RELEASE, BODY)


def test_nul_bytes_vanish() -> None:
    assert read(b"Hallo\0 Welt, hier steht etwas.").document.body == "Hallo Welt, hier steht etwas."


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 5,
        b"\x7fELF\x02\x01\x01" + b"\0" * 500,
        b"\1\2\3",
    ],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="is no text; save it as UTF-8 text"):
        read(content)


def test_a_text_in_two_character_sets_names_the_line() -> None:
    content = "Größe der Straße\n".encode() * 3 + "Förderung der Bäcker\n".encode("cp1252")
    with pytest.raises(UnreadableFile) as caught:
        read(content)
    assert caught.value.reason == "mixes UTF-8 with another character set (line 4); save it as UTF-8"
    assert (caught.value.kind, caught.value.values) == (Trouble.CHARSET, {"line": 4})


def test_more_text_than_anybody_quotes_from_is_refused_before_it_is_worked_on() -> None:
    started = time.process_time()
    with pytest.raises(UnreadableFile) as caught:
        read(b"Wort\n" * 3_000_000)
    assert caught.value.values == {"characters": 14_999_999, "limit": 2_000_000}
    assert time.process_time() - started < 1
