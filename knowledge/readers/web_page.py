"""Web pages: the main part as the page declares it, or as trafilatura finds it; title, date, publisher and address."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement

from knowledge.bare_text import BareText
from knowledge.draft import Draft
from knowledge.partial_date import PartialDate
from knowledge.press_release import is_press_release
from knowledge.readers.main_part import main_part, remove_surroundings
from knowledge.readers.opened_panels import open_panels
from knowledge.readers.page_text import page_text
from knowledge.readers.plain_text import text_in
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
_HEADLINE = re.compile(r"^# (?P<words>.+)$", re.MULTILINE)
_ADDED = re.compile(r"$|\s*[|·»:]|\s+[–—-]\s")
_SENTENCE_END = re.compile(r"[.!?…][“”\")»]*$", re.MULTILINE)
_LONGEST_LABELS = 200
_PUBLISHED_BY = re.compile(r"(?:Herausgeber(?:in)?|Hrsg\.)\s*:?\s*(?P<name>.*)", re.DOTALL)
_LONGEST_NAME = 150


def read_web_page(path: Path, content: bytes) -> Draft:
    """The page's bytes are decoded here: a page says itself which characters it holds, and may be wrong."""
    page = _whole(text_in(path, content))
    try:
        text = _main_text(page)
        facts = trafilatura.extract_metadata(page, date_config=_DATES)
        publisher = next(_named_publishers(page), (facts and facts.sitename) or "")
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
        title=_title(_MARKUP.sub(" ", (facts and facts.title) or ""), text),
        published=_date((facts and facts.date) or ""),
        publisher=publisher,
        source_url=_address((facts and facts.url) or ""),
        language=(facts and facts.language) or "",
    ).draft(path.stem)


def _whole(page: str) -> str:
    """trafilatura takes no fragment such as "<p>Text</p>" for a page."""
    return page if "<body" in page.lower() else f"<html><body>{page}</body></html>"


def _main_text(page: str) -> str:
    """What the page declares to be its main part, else what trafilatura takes for it.

    Where that is too little, the library gives bare lines, the menu among them; then all but menus and footers is read.
    """
    tree = _visible(page)
    part = None if tree is None else main_part(tree)
    if part is not None and (text := _read(part)):
        return text
    text = (
        trafilatura.extract(_visible(page), output_format="markdown", favor_recall=True, include_comments=False) or ""
    )
    if "\n\n" in text:
        return _without_escapes(text)
    return _read(_visible(page)) or _without_escapes(text) or trafilatura.html2txt(_visible(page))


def _read(part: HtmlElement | None) -> str:
    if part is None:
        return ""
    remove_surroundings(part)
    return _from_headline(page_text(part))


def _from_headline(text: str) -> str:
    """Without the labels above it: where it stands in the site, the day, the section. A letterhead is no label."""
    headline = _HEADLINE.search(text)
    above = text[: headline.start()] if headline else ""
    labels = len(above) <= _LONGEST_LABELS and not _SENTENCE_END.search(above)
    return text[len(above) :] if labels and not is_press_release(text) else text


def _visible(page: str) -> HtmlElement | None:
    """The page with what a click opens, without what trafilatura would take for text and no browser shows."""
    tree = trafilatura.load_html(page)
    if tree is None:
        return None
    open_panels(tree)
    for element in tree.xpath(_HIDDEN):
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


def _title(given: str, text: str) -> str:
    """The headline where the page's title only adds the name of the site to it, behind a dash or bar."""
    headline, title = _HEADLINE.search(text), " ".join(given.split())
    words = headline["words"] if headline else ""
    adds = title.startswith(words) and _ADDED.match(title, len(words))
    return words if words and adds else title


def _named_publishers(page: str) -> Iterator[str]:
    """What stands behind the word "Herausgeber", in its line or in the next one."""
    tree = trafilatura.load_html(page)
    if tree is None:
        return
    for element in tree.iter("p", "li", "dt", "td", "th", "div", "span", "strong", "b", "h2", "h3", "h4", "h5"):
        found = _PUBLISHED_BY.fullmatch((element.text or "").strip())
        following = element.getnext() if found else None
        name = found and (found["name"] or element.tail or (following is not None and following.text_content()) or "")
        if name and len(words := " ".join(name.split())) <= _LONGEST_NAME and words[0].isupper():
            yield words


def _date(iso: str) -> PartialDate | None:
    try:
        return PartialDate.from_iso(iso)
    except ValueError:
        return None


def _address(url: str) -> str:
    return url if urlsplit(url).scheme in ("http", "https") else ""
