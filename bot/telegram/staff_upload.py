"""A file that staff have sent, loaded into memory; its name is what a stranger's computer called it."""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass

from telegram import Document
from telegram.error import TelegramError, TimedOut

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds a download may take."""

NAME = 120
"""Characters of a file's name that are kept, its ending among them."""

_SEPARATORS = re.compile(r"[\\/]")


class UploadError(Exception):
    """The file could not be loaded; its argument is the key of a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Upload:
    """`name` is one that no folder is part of."""

    name: str
    content: bytes

    @classmethod
    async def from_telegram(cls, document: Document, largest: int) -> Upload:
        """The file behind a message, of at most `largest` bytes; raises UploadError."""
        try:
            async with asyncio.timeout(PATIENCE):
                content = await _loaded(document, largest)
        except (TimeoutError, TimedOut) as slow:
            raise UploadError("staff-file-slow") from slow
        except TelegramError as refusal:
            log.warning("a file could not be loaded: %s", type(refusal).__name__)
            too_big = "too big" in str(refusal).lower()
            raise UploadError("staff-file-too-big" if too_big else "staff-file-not-loaded") from refusal
        return cls(plain_name(document.file_name), content)


def plain_name(name: str | None) -> str:
    """The last part of a name, without what cannot be printed."""
    last = _SEPARATORS.split(name or "")[-1]
    shown = "".join(letter for letter in last if letter.isprintable()).strip(" .")
    return shown[-NAME:] or "dokument"


async def _loaded(document: Document, largest: int) -> bytes:
    """Asks for the size twice: what the sender's client said, and what Telegram knows."""
    _must_fit(document.file_size, largest)
    file = await document.get_file()
    _must_fit(file.file_size, largest)
    if not file.file_path:
        raise UploadError("staff-file-not-loaded")
    content = bytes(await file.download_as_bytearray())
    _must_fit(len(content), largest)
    return content


def _must_fit(size: int | None, largest: int) -> None:
    if size is not None and size > largest:
        raise UploadError("staff-file-too-big")
