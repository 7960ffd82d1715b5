"""PDF files; pypdf gives their lines and metadata."""

from __future__ import annotations

import logging
import re
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from knowledge.bare_text import BareText
from knowledge.draft import Draft
from knowledge.partial_date import PartialDate
from knowledge.unreadable import UnreadableFile

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports every flaw of a file; what matters is raised

_MOST_PAGES = 1000
_PAGE_NUMBER = re.compile(r"(?:Seite )?[-–]?\s?\d{1,4}\s?[-–]?(?:\s?(?:von|/)\s?\d{1,4})?")
_NO_TITLE = re.compile(
    r"(?:untitled|unbenannt|anonymous|microsoft word.*|.*\.(?:docx?|pdf|indd|rtf|odt|pptx?|qxd))?", re.IGNORECASE
)


def read_pdf(path: Path, content: bytes) -> Draft:
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise UnreadableFile(path, "is encrypted; save it without a password")
        if len(reader.pages) > _MOST_PAGES:
            raise UnreadableFile(path, f"has {len(reader.pages)} pages, the limit is {_MOST_PAGES}; split it")
        found = _found(reader)
    except UnreadableFile:
        raise
    except Exception as error:  # damaged files fail in many ways, few of them pypdf's own errors
        raise UnreadableFile(path, f"is no PDF that can be read ({type(error).__name__}); export it anew") from error
    if not any(map(str.isalpha, found.text)):
        raise UnreadableFile(path, "holds no text, only pictures of it; run a text recognition (OCR) and save it again")
    return found.draft(path.stem)


def _found(reader: PdfReader) -> BareText:
    facts = reader.metadata
    title = str((facts and facts.title) or "").strip()
    return BareText(
        "\n".join(_page_text(page.extract_text()) for page in reader.pages),
        title="" if _NO_TITLE.fullmatch(title) else title,
        made=_created(reader),
    )


def _page_text(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not _PAGE_NUMBER.fullmatch(line.strip()))


def _created(reader: PdfReader) -> PartialDate | None:
    """Date fields are often malformed; such a one is no reason to refuse the text."""
    try:
        made = reader.metadata.creation_date if reader.metadata else None
    except ValueError:
        return None
    return PartialDate(made.year, made.month, made.day) if made else None
