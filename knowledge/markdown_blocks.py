"""The headings and texts of a Markdown body with their character offsets; markdown-it-py finds them line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from markdown_it import MarkdownIt
from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?|\n")
_BLOCKS = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])
_HEADING = MarkdownIt("commonmark")
_LONGEST_HEADING = 300
"""Characters; marks inside lines are looked for in headings only, since hostile ones take minutes to sort out."""
_CODE = ("fence", "code_block")


class Shape(Enum):
    """What a leaf looks like to its reader."""

    PARAGRAPH = auto()
    ITEM = auto()
    ROW = auto()
    TABLE_HEAD = auto()
    MARKUP = auto()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line; `level` is 1 to 6, `title` its words without marks."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """`body[start:end]` without list or quote marks; leaves of one top-level list item share their `block`."""

    shape: Shape
    start: int
    end: int
    block: int


class _Lines:
    """Offsets of the lines as markdown-it counts them."""

    def __init__(self, body: str) -> None:
        self._body = body
        ends = [found.span() for found in _LINE_END.finditer(body)] + [(len(body), len(body))]
        self._starts = [0, *(after for _, after in ends[:-1])]
        self._ends = [before for before, _ in ends]

    def start(self, line: int) -> int:
        """The first character of a line that is no blank."""
        text = self._text(line)
        return self._starts[line] + len(text) - len(text.lstrip())

    def end(self, line: int) -> int:
        return self._starts[line] + len(self._text(line).rstrip())

    def start_of(self, content: str, line: int) -> int:
        """Where `content`, with which the line closes, begins behind its list and quote marks."""
        found = self.end(line) - len(content.rstrip())
        return found if self._body[found : self.end(line)] == content.rstrip() else self.start(line)

    def last_filled(self, first: int, stop: int) -> int:
        return max(
            (line for line in range(first, min(stop, len(self._ends))) if self._text(line).strip()), default=first
        )

    def _text(self, line: int) -> str:
        return self._body[self._starts[line] : self._ends[line]]


def headings_and_leaves(body: str) -> Iterator[Heading | Leaf]:
    """Everything that is read in a body, from top to bottom."""
    tokens, lines = _BLOCKS.parse(body), _Lines(body)
    item = -1
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            yield Heading(_words(tokens[place + 1].content), int(token.tag[1]))
        elif token.type == "list_item_open" and token.level == 1 and token.map:
            item = lines.start(token.map[0])
        elif token.type.endswith("_list_close") and token.level == 0:
            item = -1
        elif leaf := _leaf(tokens, place, lines, item):
            yield leaf


def _leaf(tokens: Sequence[Token], place: int, lines: _Lines, item: int) -> Leaf | None:
    token, before = tokens[place], tokens[place - 1]
    if not token.map:
        return None
    first, stop = token.map
    if token.type == "inline" and (before.type == "paragraph_open" or (before.type == "heading_open" and before.level)):
        start = lines.start_of(token.content.split("\n", 1)[0], first)
        shape = Shape.ITEM if item >= 0 else Shape.PARAGRAPH
    elif token.type == "tr_open":
        start = lines.start(first)
        shape = Shape.TABLE_HEAD if before.type == "thead_open" else Shape.ROW
    elif token.type in _CODE and lines.last_filled(first, stop) > first + (token.type == "fence"):
        first, stop = (first + 1, stop - 1) if token.type == "fence" else (first, stop)
        start, shape = lines.start(first), Shape.PARAGRAPH
    elif token.type in ("html_block", *_CODE):
        start, shape = lines.start(first), Shape.MARKUP
    else:
        return None
    end = lines.end(lines.last_filled(first, stop))
    return Leaf(shape, start, max(start, end), item if item >= 0 else start)


def _words(heading: str) -> str:
    """The heading without marks of emphasis and links."""
    if len(heading) > _LONGEST_HEADING:
        return " ".join(heading.split())
    (inline,) = _HEADING.parseInline(heading)
    pieces = (child.content or " " * (child.type == "softbreak") for child in inline.children or ())
    return " ".join("".join(pieces).split())
