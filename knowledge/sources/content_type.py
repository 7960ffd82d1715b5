"""What an answer holds, and which reader is for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from email.message import Message
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from knowledge.readers.plain_text import is_web_page

Accepts: TypeAlias = Callable[["ContentType"], bool]

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "text/plain": ".txt",
}
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream", "application/force-download")
"""Types by which a server says that it does not know."""
_BY_ENDING = {".pdf": ".pdf", ".docx": ".docx", ".md": ".md", ".markdown": ".md"}
_SIGNS = {b"%PDF-": ".pdf", b"PK\x03\x04": ".docx"}
_BEGINNING = 2000
"""Bytes."""
_LISTS = ("xml", "gzip", "text/plain", "text/html")


@dataclass(frozen=True, slots=True)
class ContentType:
    """`name` and `charset` in small letters as the server tells them; `ending` is that of a document's file, or ""."""

    name: str
    charset: str = ""
    ending: str = ""

    @classmethod
    def from_header(cls, header: str, address: str) -> ContentType:
        message = Message()
        message["content-type"] = " ".join(header.split())
        name = message.get_content_type() if "/" in header else ""
        by_address = _BY_ENDING.get(PurePosixPath(unquote(urlsplit(address).path)).suffix.lower(), "")
        told = _ENDINGS.get(name, "")
        use_address = name in _UNTOLD or (told, by_address) == (".txt", ".md")
        return cls(name, message.get_content_charset() or "", by_address if use_address else told)

    @property
    def is_untold(self) -> bool:
        return self.name in _UNTOLD

    def looked_at(self, content: bytes) -> ContentType:
        """The same, or what the first bytes say where the server calls a PDF, a Word file or a web page a text."""
        text = self.is_untold or self.name.startswith("text/")
        sign = next((ending for start, ending in _SIGNS.items() if content.startswith(start)), "") if text else ""
        if not sign and text and self.ending in ("", ".txt"):
            sign = ".html" if is_web_page(content[:_BEGINNING].decode("utf-8-sig", "replace")) else ""
        return replace(self, ending=sign or self.ending)

    def __str__(self) -> str:
        return self.name or "unknown"


def documents(content: ContentType) -> bool:
    return bool(content.ending)


def lists(content: ContentType) -> bool:
    """Feeds and sitemaps are sent under many names; what they are, their readers say."""
    return content.name in _UNTOLD or any(each in content.name for each in _LISTS)


def anything(content: ContentType) -> bool:
    return True
