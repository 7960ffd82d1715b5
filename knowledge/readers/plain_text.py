"""Plain text in any character set that German texts come in; charset-normalizer finds out which."""

from __future__ import annotations

from pathlib import Path

from charset_normalizer import from_bytes, is_binary

from knowledge.bare_text import BareText
from knowledge.characters import looks_binary
from knowledge.draft import Draft
from knowledge.unreadable import UnreadableFile

_CHARSETS = ["cp1252", "iso8859_15", "utf_16", "utf_16_le", "utf_16_be", "cp850", "mac_roman", "cp1250"]
_NO_TEXT = "is no text; save it as UTF-8 text, or give it the ending of what it is (.pdf, .docx, .html)"


def read_plain_text(path: Path, content: bytes) -> Draft:
    return BareText(text_in(path, content)).draft(path.stem)


def text_in(path: Path, content: bytes) -> str:
    """The characters of a text file; raises UnreadableFile for what is no text."""
    text = _decoded(content)
    if text is None or looks_binary(text):
        raise UnreadableFile(path, _NO_TEXT)
    return text


def _decoded(content: bytes) -> str | None:
    """UTF-8 wherever it fits; a guess among the older sets only where it does not."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if is_binary(content) and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return None
    best = from_bytes(content, cp_isolation=_CHARSETS).best()
    return str(best) if best else None
