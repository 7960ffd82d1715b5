"""A part of a web page as Markdown: its headings, paragraphs, lists and tables, in their order and in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from knowledge.readers.page_table import grid_of, is_layout

HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_LISTS = {"ul", "ol"}
_BLOCKS = {
    *HEADINGS, *_LISTS, "address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "header", "hr", "li", "main", "p", "pre", "section", "summary",
    "table", "tbody", "td", "th", "thead", "tr",
}  # fmt: skip
_NO_TEXT = (
    ".//nav | .//footer | .//header[not(ancestor::main or ancestor::article)] | .//*[@role='navigation'] | .//script"
    " | .//style | .//noscript | .//template | .//iframe | .//svg | .//select | .//textarea | .//head | .//object"
    " | .//button | .//*[@hidden] | .//comment()"
)
_LINE_BREAK = "\u2028"
"""Stands for <br>, since other white space means nothing in a page."""
_ENDED = re.compile(r"[.:!?…]$")


def page_text(root: HtmlElement) -> str:
    """All that is to be read in a page or a part of one, which is changed."""
    for element in root.xpath(_NO_TEXT):
        if element.getparent() is not None:
            element.drop_tree()
    for line_break in root.xpath(".//br"):
        line_break.tail = _LINE_BREAK + (line_break.tail or "")
        line_break.drop_tag()
    for code in root.xpath(".//code[not(ancestor::pre)]"):
        code.text = f"`{code.text_content()}`"
        del code[:]
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
    if element.tag in HEADINGS:
        yield from (f"{HEADINGS[element.tag]} {text}" for text in _one_line(element))
    elif element.tag in _LISTS:
        if items := "\n".join(_items(element)):
            yield items
    elif element.tag == "dl":
        yield from _terms(element)
    elif element.tag == "table" and not is_layout(element):
        yield from _table(element)
    else:
        yield from _blocks(element)


def _items(listed: HtmlElement, indent: str = "") -> Iterator[str]:
    for number, item in enumerate(listed.xpath("./li"), 1):
        mark = f"{number}. " if listed.tag == "ol" else "- "
        inner = [each for each in item.xpath(".//ul | .//ol") if next(each.iterancestors("li")) is item]
        for each in inner:
            each.drop_tree()
        yield from (f"{indent}{mark}{text}" for text in _one_line(item))
        for each in inner:
            yield from _items(each, indent + " " * len(mark))


def _terms(listed: HtmlElement) -> Iterator[str]:
    """Each term in bold before what is said of it."""
    term = ""
    for element in listed.xpath("./dt | ./dd | ./div/dt | ./div/dd"):
        text = next(_one_line(element), "")
        if element.tag == "dt":
            term = text
        elif text:
            yield f"**{term}{'' if _ENDED.search(term) else ':'}** {text}" if term else text
            term = ""


def _table(table: HtmlElement) -> Iterator[str]:
    """The first row is taken for the head, as Markdown wants one; what stands above the table becomes a paragraph."""
    for caption in table.xpath("./caption"):
        yield from _blocks(caption)
    rows = [[next(_one_line(cell), "").replace("|", r"\|") for cell in row] for row in grid_of(table)]
    lines = [f"| {' | '.join(row)} |" for row in rows if any(row)]
    if lines:
        yield "\n".join((lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]))


def _one_line(element: HtmlElement) -> Iterator[str]:
    if text := " ".join(" ".join(_blocks(element)).split()):
        yield text


def _paragraph(text: str) -> Iterator[str]:
    lines = (" ".join(line.split()) for line in text.split(_LINE_BREAK))
    if found := "\n".join(line for line in lines if line):
        yield found
