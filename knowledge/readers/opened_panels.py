"""What a web page shows only when somebody opens it: panels of questions, tabs, details; each below its label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_NAMED_BY = ("aria-controls", "data-bs-target", "data-target", "href")
"""Attributes in which a button, tab or link names the panel that it opens."""
_LABELS = (
    ".//button[@aria-controls or @data-bs-target or @data-target] | .//*[@role='tab' or @role='button']"
    " | .//a[@data-toggle or @data-bs-toggle or @aria-expanded]"
)
_APART = ("nav", "footer", "dialog", "form")
_HEADING = re.compile(r"h[1-6]")
_NO_DISPLAY = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LEVEL = "h3"


def open_panels(root: HtmlElement) -> None:
    """Make a heading of each label and what it opens visible; menus stay closed."""
    for label, panel in list(_labelled(root)):
        _show(panel)
        if not any(map(_is_heading, (label, *label.iterancestors()))):
            _put_heading(label.text_content(), panel)
            label.drop_tree()
    for summary in root.xpath(".//details/summary"):
        if not any(map(_is_heading, summary.iterdescendants())):
            summary.tag = _LEVEL
    for button in root.xpath(".//button"):
        if any(map(_is_heading, button.iterancestors())):
            button.drop_tag()


def _labelled(root: HtmlElement) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    by_id = {element.get("id"): element for element in root.xpath(".//*[@id]")}
    for label in root.xpath(_LABELS):
        names = (label.get(name, "").removeprefix("#") for name in _NAMED_BY)
        panel = next((by_id[name] for name in names if name in by_id), None)
        if panel is not None and label.text_content().strip() and not _is_apart(panel) and not _is_apart(label):
            yield label, panel


def _is_apart(element: HtmlElement) -> bool:
    around = (element, *element.iterancestors())
    return any(each.tag in _APART or each.get("role") in ("navigation", "dialog", "menu") for each in around)


def _is_heading(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and bool(_HEADING.fullmatch(element.tag))


def _show(element: HtmlElement) -> None:
    for name in ("hidden", "aria-hidden"):
        element.attrib.pop(name, None)
    if _NO_DISPLAY.search(element.get("style", "")):
        del element.attrib["style"]


def _put_heading(words: str, panel: HtmlElement) -> None:
    heading = panel.makeelement(_LEVEL)
    heading.text, heading.tail = words, panel.text
    panel.text = None
    panel.insert(0, heading)
