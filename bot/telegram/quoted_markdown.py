"""Markdown of a document as rich text: marks become bold letters and links, and are never shown to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from bot.telegram.rich_text import Mark, RichText, Style, sendable
from bot.telegram.web_address import is_web_address


class _Letter(NamedTuple):
    """One character to show, where it came from, and how it looks."""

    text: str
    source: int
    bold: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    url: str = ""


_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_BULLET = re.compile(r"([ \t]*)[-*+][ \t]+(?=\S)")
_CITED = re.compile(r" {0,3}>[ \t]?")
_RULE = re.compile(
    r"""
    [ \t]*
    (?: \|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?  # between the head and the body of a table
      | \|[ \t]*:?-+:?[ \t]*\|
      | (?:-[ \t]*){3,} | (?:\*[ \t]*){3,} | (?:_[ \t]*){3,}
    )$
    """,
    re.VERBOSE,
)
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_INLINE = re.compile(
    r"""
    \\(?P<escaped>[!-/:-@\[-`{-~])
    | !\[(?P<image>[^\]\n]*)\]\([^)\n]*\)
    | \[(?P<label>[^\]\n]+)\]\((?P<target>[^)\s]+)(?:[ ]+"[^"\n]*")?\)
    | <(?P<address>(?:https?://|mailto:)[^>\s]+)>
    | `(?P<code>[^`\n]+)`
    | \*\*(?=\S)(?P<strong>[^\n]+?)(?<=\S)\*\*
    | (?<!\w)__(?=\S)(?P<strong_too>[^\n]+?)(?<=\S)__(?!\w)
    | (?<![\w*])\*(?=[^\s*])(?P<stressed>[^*\n]+?)(?<=[^\s*])\*(?![\w*])
    | (?<![\w_])_(?=[^\s_])(?P<stressed_too>[^_\n]+?)(?<=[^\s_])_(?![\w_])
    | (?P<stray>\*\*)
    """,
    re.VERBOSE,
)


def from_markdown(markdown: str, highlights: tuple[tuple[int, int], ...] = ()) -> RichText:
    """Rich text of `markdown`; `highlights` are offsets in it, shown bold."""
    letters = list(_lines(sendable(markdown)))
    stressed = {place for start, end in highlights for place in range(start, end)}
    looks = [_Look(letter.bold or letter.source in stressed, letter.url) for letter in letters]
    return RichText("".join(letter.text for letter in letters), tuple(_marks(looks))).stripped()


def _marks(looks: list[_Look]) -> Iterator[Mark]:
    places = range(len(looks))
    for bold, run in groupby(places, key=lambda place: looks[place].bold):
        if bold:
            yield _mark(list(run), Style.BOLD)
    for url, run in groupby(places, key=lambda place: looks[place].url):
        if url:
            yield _mark(list(run), Style.LINK, url)


def _mark(run: list[int], style: Style, url: str = "") -> Mark:
    return Mark(run[0], run[-1] + 1, style, url)


def _lines(markdown: str) -> Iterator[_Letter]:
    offset = 0
    for line in markdown.splitlines(keepends=True):
        body = line.rstrip("\n")
        if not _RULE.match(body):
            yield from _line(body, offset)
            if body != line:
                yield _Letter("\n", offset + len(body))
        offset += len(line)


def _line(line: str, offset: int) -> Iterator[_Letter]:
    if cited := _CITED.match(line):
        yield from _line(line[cited.end() :], offset + cited.end())
    elif heading := _HEADING.match(line):
        yield from _inline(line[heading.end() :].rstrip("# \t"), offset + heading.end(), _Look(bold=True))
    elif bullet := _BULLET.match(line):
        yield from (_Letter(sign, offset) for sign in f"{bullet[1]}• ")
        yield from _inline(line[bullet.end() :], offset + bullet.end(), _Look())
    elif _ROW.match(line):
        yield from _row(line, offset)
    else:
        yield from _inline(line, offset, _Look())


def _row(line: str, offset: int) -> Iterator[_Letter]:
    """The cells of a table's row, which a narrow screen cannot show in columns."""
    first = True
    for cell in re.finditer(r"[^|]+", line):
        text = cell[0].strip()
        if not text:
            continue
        if not first:
            yield from (_Letter(sign, offset + cell.start()) for sign in " · ")
        yield from _inline(text, offset + cell.start() + cell[0].index(text), _Look())
        first = False


def _inline(text: str, offset: int, look: _Look) -> Iterator[_Letter]:
    last = 0
    for found in _INLINE.finditer(text):
        yield from _letters(text[last : found.start()], offset + last, look)
        yield from _shown(found, offset, look)
        last = found.end()
    yield from _letters(text[last:], offset + last, look)


def _shown(found: re.Match[str], offset: int, look: _Look) -> Iterator[_Letter]:
    kind = found.lastgroup or ""
    if kind == "target":
        label = offset + found.start("label")
        yield from _inline(found["label"], label, _Look(look.bold, _url(found["target"])))
    elif kind in ("strong", "strong_too"):
        yield from _inline(found[kind], offset + found.start(kind), _Look(True, look.url))
    elif kind in ("stressed", "stressed_too"):
        yield from _inline(found[kind], offset + found.start(kind), look)
    elif kind != "stray":
        yield from _letters(found[kind], offset + found.start(kind), look)


def _letters(text: str, offset: int, look: _Look) -> Iterator[_Letter]:
    return (_Letter(sign, offset + place, look.bold, look.url) for place, sign in enumerate(text))


def _url(target: str) -> str:
    return target if is_web_address(target) else ""
