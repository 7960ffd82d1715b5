"""PDF files; pypdf gives their lines and metadata."""

from __future__ import annotations

import logging
import re
from io import BytesIO
from pathlib import Path

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, LimitReachedError

from knowledge.bare_text import BareText
from knowledge.draft import Draft
from knowledge.partial_date import PartialDate
from knowledge.readers.plain_text import LONGEST_TEXT, too_long
from knowledge.unreadable import Trouble, UnreadableFile

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports every flaw of a file; what matters is raised

_MOST_PAGES = 1000
_PAGE_NUMBER = re.compile(r"(?:Seite )?[-–]?\s?\d{1,4}\s?[-–]?(?:\s?(?:von|/)\s?\d{1,4})?")
_NO_TITLE = re.compile(
    r"(?:untitled|unbenannt|anonymous|microsoft word.*|.*\.(?:docx?|pdf|indd|rtf|odt|pptx?|qxd))?", re.IGNORECASE
)


def read_pdf(path: Path, content: bytes) -> Draft:
    try:
        reader = PdfReader(BytesIO(content))
        _check_open(path, reader)
        _check_pages(path, len(reader.pages))
        found = _found(path, reader)
    except (UnreadableFile, MemoryError):
        raise
    except LimitReachedError as error:
        reason = "unfolds to more than any document needs; export it anew, or save its text"
        raise UnreadableFile(path, reason, Trouble.BOMB) from error
    except Exception as error:  # damaged files fail in many ways, few of them pypdf's own errors
        raise UnreadableFile(path, f"is no PDF that can be read ({type(error).__name__}); export it anew") from error
    if not any(map(str.isalpha, found.text)):
        reason = "holds no text, only pictures of it; run a text recognition (OCR) and save it again"
        raise UnreadableFile(path, reason, Trouble.NO_TEXT)
    return found.draft(path.stem)


def _check_open(path: Path, reader: PdfReader) -> None:
    """Many files are encrypted with an empty password, which only asks programs not to change them."""
    try:
        is_open = not reader.is_encrypted or reader.decrypt("") is not PasswordType.NOT_DECRYPTED
    except (DependencyError, NotImplementedError):
        is_open = False
    if not is_open:
        raise UnreadableFile(path, "is encrypted; save it without a password", Trouble.ENCRYPTED)


def _check_pages(path: Path, pages: int) -> None:
    if pages > _MOST_PAGES:
        reason = f"has {pages} pages, the limit is {_MOST_PAGES}; split it"
        raise UnreadableFile(path, reason, Trouble.TOO_MANY_PAGES, pages=pages, limit=_MOST_PAGES)


def _found(path: Path, reader: PdfReader) -> BareText:
    facts = reader.metadata
    title = str((facts and facts.title) or "").strip()
    return BareText(
        _text(path, reader),
        title="" if _NO_TITLE.fullmatch(title) else title,
        made=_created(reader),
    )


def _text(path: Path, reader: PdfReader) -> str:
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        text = page.extract_text()
        length += len(text)
        if length > LONGEST_TEXT:
            raise too_long(path, length)
        pages.append(_page_text(text))
    return "\n".join(pages)


def _page_text(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not _PAGE_NUMBER.fullmatch(line.strip()))


def _created(reader: PdfReader) -> PartialDate | None:
    """Date fields are often malformed; such a one is no reason to refuse the text."""
    try:
        made = reader.metadata.creation_date if reader.metadata else None
    except ValueError:
        return None
    return PartialDate(made.year, made.month, made.day) if made else None
