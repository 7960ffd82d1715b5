"""Plain text in any character set that German texts come in; charset-normalizer finds out which."""

from __future__ import annotations

import re
from pathlib import Path

from charset_normalizer import from_bytes, is_binary

from knowledge.bare_text import BareText
from knowledge.characters import looks_binary
from knowledge.draft import Draft
from knowledge.unreadable import Trouble, UnreadableFile

LONGEST_TEXT = 2_000_000
"""Characters, about a thousand pages; cutting and embedding more would stop a small machine."""
_CHARSETS = ["cp1252", "iso8859_15", "utf_16", "utf_16_le", "utf_16_be", "cp850", "mac_roman", "cp1250"]
_NO_TEXT = "is no text; save it as UTF-8 text, or give it the ending of what it is (.pdf, .docx, .html)"
_BEGINNINGS = {b"%PDF-": ".pdf", b"PK\x03\x04": ".docx", b"{\\rtf": ".rtf"}
_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)


def read_plain_text(path: Path, content: bytes) -> Draft:
    return BareText(plain_text_in(path, content)).draft(path.stem)


def plain_text_in(path: Path, content: bytes) -> str:
    """`text_in` of a file that is no web page, whose scripts would be taken for text; raises UnreadableFile."""
    text = text_in(path, content)
    if is_web_page(text):
        raise _in_disguise(path, ".html")
    if len(text.strip()) > LONGEST_TEXT:
        raise too_long(path, len(text.strip()))
    return text


def is_web_page(text: str) -> bool:
    return bool(_WEB_PAGE.match(text))


def text_in(path: Path, content: bytes) -> str:
    """The characters of a text file; raises UnreadableFile for what is no text."""
    if ending := next((ending for start, ending in _BEGINNINGS.items() if content.lstrip()[:9].startswith(start)), ""):
        raise _in_disguise(path, ending)
    text = _decoded(path, content)
    if text is None or looks_binary(text):
        raise UnreadableFile(path, _NO_TEXT, Trouble.CHARSET)
    return text


def too_long(path: Path, characters: int) -> UnreadableFile:
    reason = f"holds {characters} characters of text, the limit is {LONGEST_TEXT}; split it"
    return UnreadableFile(path, reason, Trouble.TOO_MUCH_TEXT, characters=characters, limit=LONGEST_TEXT)


def _decoded(path: Path, content: bytes) -> str | None:
    """UTF-8 wherever it fits; a guess among the older sets only where it does not."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16", "replace")
        if is_binary(content):
            return None
        _check_one_charset(path, content, error.start)
    best = from_bytes(content, cp_isolation=_CHARSETS).best()
    return str(best) if best else None


def _check_one_charset(path: Path, content: bytes, first_wrong: int) -> None:
    """Where most letters beyond ASCII are UTF-8, a guess for the rest would spoil all of them."""
    fitting = sum(not character.isascii() for character in content.decode("utf-8", "ignore"))
    wrong = content.decode("utf-8", "replace").count("\ufffd")
    if fitting >= wrong:
        line = content.count(b"\n", 0, first_wrong) + 1
        reason = f"mixes UTF-8 with another character set (line {line}); save it as UTF-8"
        raise UnreadableFile(path, reason, Trouble.CHARSET, line=line)


def _in_disguise(path: Path, ending: str) -> UnreadableFile:
    reason = f"has the ending {path.suffix!r} and the content of a {ending} file; give it its own ending"
    return UnreadableFile(path, reason, Trouble.WRONG_ENDING, ending=path.suffix, known=ending)
