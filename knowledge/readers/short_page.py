"""The text of a web page too short to tell its main text by statistics: all but menus, letterhead and footer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import trafilatura
from lxml.html import HtmlElement

_LINE_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_LISTS = {"ul", "ol"}
_BLOCKS = {
    *_HEADINGS, *_LISTS, "address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "header", "hr", "li", "main", "p", "pre", "section", "summary",
    "table", "tbody", "td", "th", "thead", "tr",
}  # fmt: skip
_NO_TEXT = (
    "//nav | //footer | //header[not(ancestor::main or ancestor::article)] | //*[@role='navigation'] | //script"
    " | //style | //noscript | //template | //iframe | //svg | //button | //select | //textarea | //head | //object"
    " | //*[@hidden] | //comment()"
)


def short_page_text(page: str) -> str:
    """Headings, paragraphs, lists and tables as Markdown, in the page's own characters."""
    root: HtmlElement | None = trafilatura.load_html(_LINE_BREAK.sub("\u2028", page))
    if root is None:
        return ""
    for element in root.xpath(_NO_TEXT):
        if element.getparent() is not None:
            element.drop_tree()
    return "\n\n".join(_blocks(root))


def _blocks(element: HtmlElement) -> Iterator[str]:
    running = element.text or ""
    for child in element:
        if _is_block(child):
            yield from _paragraph(running)
            yield from _block(child)
            running = child.tail or ""
        else:
            running += child.text_content() + (child.tail or "")
    yield from _paragraph(running)


def _is_block(element: HtmlElement) -> bool:
    return element.tag in _BLOCKS or any(inner.tag in _BLOCKS for inner in element.iterdescendants())


def _block(element: HtmlElement) -> Iterator[str]:
    if element.tag in _HEADINGS:
        yield from (f"{_HEADINGS[element.tag]} {text}" for text in _one_line(element))
    elif element.tag in _LISTS:
        yield from _paragraph("\u2028".join(_items(element)))
    elif element.tag == "table" and not element.xpath(".//table"):
        yield from _table(element)
    else:
        yield from _blocks(element)


def _items(listed: HtmlElement) -> Iterator[str]:
    for number, item in enumerate(listed.xpath("./li"), 1):
        mark = f"{number}." if listed.tag == "ol" else "-"
        inner = item.xpath(".//ul | .//ol")
        for each in inner:
            each.drop_tree()
        yield from (f"{mark} {text}" for text in _one_line(item))
        for each in inner:
            yield from _items(each)


def _table(table: HtmlElement) -> Iterator[str]:
    rows = [
        [next(_one_line(cell), "").replace("|", r"\|") for cell in row.xpath("./td | ./th")]
        for row in table.xpath(".//tr")
    ]
    width = max(map(len, rows), default=0)
    lines = [f"| {' | '.join((*row, *[''] * (width - len(row))))} |" for row in rows]
    if width:
        yield "\n".join((lines[0], f"|{'---|' * width}", *lines[1:]))


def _one_line(element: HtmlElement) -> Iterator[str]:
    if text := " ".join(" ".join(_blocks(element)).split()):
        yield text


def _paragraph(text: str) -> Iterator[str]:
    """White space means nothing, but for the line breaks marked above."""
    lines = (" ".join(line.split()) for line in text.split("\u2028"))
    if found := "\n".join(line for line in lines if line):
        yield found
