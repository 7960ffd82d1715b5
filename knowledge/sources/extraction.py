"""From what was fetched to a document: the same readers as for files, without navigation, letterhead and footer."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from knowledge.draft import Draft
from knowledge.reading import draft_of
from knowledge.remark import RemarkKind
from knowledge.sources.content_type import ContentType
from knowledge.sources.entry import Entry
from knowledge.unreadable import UnreadableFile


def _readers_version() -> str:
    """Changes with every line of the code that makes documents, so that kept originals are then read once more."""
    files = sorted(Path(__file__).parent.parent.glob("**/*.py"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


READERS_VERSION = _readers_version()
_GUESSED_DATE = (RemarkKind.DATE_FROM_FILE, RemarkKind.DATE_FROM_TEXT)
_C1 = re.compile(r"[\x80-\x9f]")
"""Controls that no text holds; where they come out, the charset was another one."""
_WINDOWS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""What servers call Latin-1 is what Windows writes."""


def draft_from(content: bytes, type: ContentType, entry: Entry, id: str) -> Draft:
    """The document of a page; its list's title and date stand in where it has none. Raises UnreadableFile."""
    path = Path(f"{id}{type.ending}")
    if not content.strip(b" \t\r\n\0"):
        raise UnreadableFile(path, "is empty; look at it with a browser")
    draft = draft_of(path, _in_utf8(content, type))
    document = draft.document
    remarks = draft.remarks
    guesses = tuple(remark for remark in remarks if remark.kind in _GUESSED_DATE)
    if entry.published and (document.published is None or guesses):
        document = replace(document, published=entry.published)
        remarks = tuple(remark for remark in remarks if remark not in guesses)
    if entry.title and document.title == id:
        document = replace(document, title=entry.title)
    return Draft(replace(document, source_url=entry.address), remarks)


def _in_utf8(content: bytes, type: ContentType) -> bytes:
    """Text as UTF-8 where the server rightly says what it is in; else the reader finds out."""
    if type.ending in (".pdf", ".docx") or not type.charset or _fits(content, "utf-8") is not None:
        return content
    try:
        codec = codecs.lookup(type.charset)
    except LookupError:
        return content
    text = _fits(content, _WINDOWS.get(codec.name, codec.name))
    return content if text is None or _C1.search(text) else text.encode("utf-8")


def _fits(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return None
