"""The tables of a web page: those that hold data, as a grid, and those that only place columns side by side."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

_LONGEST_CELL = 300
"""Characters; in a table without a head what holds more is a column of the page."""
_WIDEST = 100
"""Columns; what stands further right is left out."""


def is_layout(table: HtmlElement) -> bool:
    """Whether the table only places parts of the page."""
    if table.get("role") in ("presentation", "none") or table.xpath(".//table"):
        return True
    return not table.xpath(".//th") and any(len(cell.text_content()) > _LONGEST_CELL for cell in table.iter("td"))


def grid_of(table: HtmlElement) -> Sequence[Sequence[HtmlElement]]:
    """The cells row by row, all rows of one length; a cell of several rows comes in each, of several columns once."""
    rows = table.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr")
    grid: dict[tuple[int, int], HtmlElement | None] = {}
    for top, row in enumerate(rows):
        left = 0
        for cell in row.xpath("./td | ./th"):
            while (top, left) in grid:
                left += 1
            if left >= _WIDEST:
                break
            for down in range(min(_span(cell, "rowspan"), len(rows) - top)):
                for right in range(_span(cell, "colspan")):
                    grid.setdefault((top + down, left + right), None if right else cell)
    width = max((left + 1 for _, left in grid), default=0)
    empty = table.makeelement("td")
    return [[_or(grid.get((top, left)), empty) for left in range(width)] for top in range(len(rows))]


def _or(cell: HtmlElement | None, empty: HtmlElement) -> HtmlElement:
    return empty if cell is None else cell


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "1")
    return max(1, min(int(value[:5]), _WIDEST)) if value.isascii() and value.isdigit() else 1
