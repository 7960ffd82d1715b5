"""Saved web pages; trafilatura finds the main text, title, date and address between menus and footers."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement

from knowledge.bare_text import BareText
from knowledge.draft import Draft
from knowledge.partial_date import PartialDate
from knowledge.readers.plain_text import text_in
from knowledge.readers.short_page import short_page_text
from knowledge.unreadable import Trouble, UnreadableFile

for name in ("trafilatura", "htmldate"):
    logging.getLogger(name).setLevel(logging.CRITICAL)  # they report every flaw of a page; what matters is raised

_VERBATIM = r"^```.*?^```|(?<![\\`])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
"""Code, in which a backslash is one."""
_INLINE = r"(?P<slashes>(?:\\\\)*)\\(?P<char>[*_`~\[\]<])"
_BLOCK = r"^(?P<before>[ ]*(?:\d+)?)\\(?P<mark>[#>+.)-])"
_ESCAPES = re.compile(f"(?P<code>{_VERBATIM})|{_INLINE}|{_BLOCK}", re.MULTILINE | re.DOTALL)
_HIDDEN = "//template | //object | //noscript | //iframe | //textarea | //svg | //script | //style | //*[@hidden]"
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|</?[a-z][^<>]*>", re.IGNORECASE | re.DOTALL)
"""In a title, where browsers show it as it stands."""
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def read_web_page(path: Path, content: bytes) -> Draft:
    """The page's bytes are decoded here: a page says itself which characters it holds, and may be wrong."""
    page = _whole(text_in(path, content))
    try:
        text = _main_text(page)
        facts = trafilatura.extract_metadata(page, date_config=_DATES)
    except MemoryError:
        raise
    except Exception as error:  # the library promises no error type for broken markup
        raise UnreadableFile(path, f"is no web page that can be read ({type(error).__name__}); save it anew") from error
    if not text or not any(map(str.isalnum, text)):
        reason = "holds no text that could be found; save the page's text as .txt or .md"
        raise UnreadableFile(path, reason, Trouble.NO_TEXT)
    return BareText(
        text,
        is_markdown=True,
        title=_MARKUP.sub(" ", (facts and facts.title) or ""),
        published=_date((facts and facts.date) or ""),
        publisher=(facts and facts.sitename) or "",
        source_url=_address((facts and facts.url) or ""),
        language=(facts and facts.language) or "",
    ).draft(path.stem)


def _whole(page: str) -> str:
    """trafilatura takes no fragment such as "<p>Text</p>" for a page."""
    return page if "<body" in page.lower() else f"<html><body>{page}</body></html>"


def _main_text(page: str) -> str:
    """Where trafilatura finds too little it gives bare lines: no headings, and the menu among them."""
    tree = _visible(page)
    text = trafilatura.extract(tree, output_format="markdown", favor_recall=True, include_comments=False) or ""
    if "\n\n" in text:
        return _without_escapes(text)
    return short_page_text(page) or _without_escapes(text) or trafilatura.html2txt(_visible(page))


def _visible(page: str) -> HtmlElement | None:
    """The page without what trafilatura would take for text and no browser shows."""
    tree = trafilatura.load_html(page)
    for element in tree.xpath(_HIDDEN) if tree is not None else ():
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def _without_escapes(markdown: str) -> str:
    """The page's own characters: a quotation is verbatim. A bar in a table's cell stays escaped."""
    return _ESCAPES.sub(_unescaped, markdown)


def _unescaped(found: re.Match[str]) -> str:
    if found["code"]:
        return found[0]
    if found["char"]:
        return found["slashes"][::2] + found["char"]
    return found["before"] + found["mark"]


def _date(iso: str) -> PartialDate | None:
    try:
        return PartialDate.from_iso(iso)
    except ValueError:
        return None


def _address(url: str) -> str:
    return url if urlsplit(url).scheme in ("http", "https") else ""
