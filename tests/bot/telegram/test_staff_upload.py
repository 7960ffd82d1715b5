from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Document

from bot.telegram import staff_upload
from bot.telegram.staff_upload import NAME, Upload, UploadError, plain_name
from tests.bot.telegram.chats import bench
from tests.bot.telegram.fake_request import FakeRequest

LARGEST = 20_000_000


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Texte\\Konferenz.docx", "Konferenz.docx"),
        ("a\x00b\u202efdp.exe", "abfdp.exe"),
        ("..", "dokument"),
        ("", "dokument"),
        (None, "dokument"),
        ("x" * 300 + ".pdf", "x" * (NAME - 4) + ".pdf"),
        ("Förderung & <Zukunft>.md", "Förderung & <Zukunft>.md"),
    ],
)
def test_a_name_is_a_name_and_no_path(given_name: str | None, kept: str) -> None:
    assert plain_name(given_name) == kept


@given(st.text())
def test_no_name_holds_a_folder_or_what_cannot_be_printed(name: str) -> None:
    kept = plain_name(name)
    assert 0 < len(kept) <= NAME
    assert kept.isprintable()
    assert not {"/", "\\"} & set(kept)
    assert kept not in (".", "..")


async def test_a_download_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def endless(*_: Any, **__: Any) -> bytes:
        await asyncio.sleep(60)
        return b""

    async with bench() as desk:
        document = Document("F1", "F1")
        document.set_bot(desk.application.bot)
        monkeypatch.setattr(FakeRequest, "retrieve", endless)
        monkeypatch.setattr(staff_upload, "PATIENCE", 0.05)
        with pytest.raises(UploadError, match="staff-file-slow"):
            await Upload.from_telegram(document, LARGEST)


async def test_more_than_was_announced_is_refused_too() -> None:
    async with bench() as desk:
        desk.request.content = b"x" * 20_000_001
        document = Document("F1", "F1", file_size=8)
        document.set_bot(desk.application.bot)
        with pytest.raises(UploadError, match="staff-file-too-big"):
            await Upload.from_telegram(document, LARGEST)


async def test_a_file_without_a_path_cannot_be_loaded() -> None:
    async with bench() as desk:
        desk.request.file = {"file_path": ""}
        document = Document("F1", "F1", file_size=8)
        document.set_bot(desk.application.bot)
        with pytest.raises(UploadError, match="staff-file-not-loaded"):
            await Upload.from_telegram(document, LARGEST)
