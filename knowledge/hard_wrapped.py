"""Makes Markdown of text whose lines were broken by hand or by a page: paragraphs, lists, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.dating import is_dateline

_WIDEST = 160
"""Characters; a longer line was not broken to fit a page, so its end is a paragraph's end."""
_NARROWEST = 50
"""Below this width nothing can be told from a line being short."""

_BULLET = re.compile(r"[•●▪■◦‣·]\s*(?=\S)|[-–—*]\s+(?=\S)")
_SURE_BULLET = re.compile(r"[•●▪■◦‣]")
_MARKED = re.compile(r"(?P<level>#{1,6})\s+(?P<words>\S.*?)\s*#*$")
_SENTENCE_END = re.compile(r"[.!?:…][“”\")»]*$")
_HEADLINE = re.compile(r"[A-ZÄÖÜ0-9„][^@]{2,89}(?<![.!?,;:…-])$")
_ANNOUNCED = re.compile(
    r"(?P<words>(?:Zum |Über )?(?:Hintergrund|Hinweis|Weitere Informationen|Programm|Termin|Kontakt)[^.!?]{0,80}):$"
)
_JOINED_BY_HYPHEN = ("und ", "oder ", "bzw. ", "sowie ")


def markdown_from(text: str) -> str:
    """Paragraphs on one line each, "- " before list items, "## " before what looks like a heading."""
    blocks = list(_blocks([line.strip() for line in text.split("\n")]))
    marked = [_with_heading(block, blocks[place + 1 : place + 2]) for place, block in enumerate(blocks)]
    pieces = [
        ("\n" if before.startswith("- ") and block.startswith("- ") else "\n\n") + block
        for before, block in zip(["", *marked], marked, strict=False)
    ]
    return "".join(pieces).strip()


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    width = max((len(line) for line in lines if len(line) <= _WIDEST), default=0)
    block: list[str] = []
    for place, line in enumerate(lines):
        opens = _opens_item(line, block, lines[place - 1] if place else "")
        if block and (not line or opens or _MARKED.match(line)):
            yield _joined(block)
            block = []
        if line:
            block.append("- " + line[_bullet_end(line) :] if opens else line)
        if block and (
            _MARKED.match(line) or _closes(line, width) or _stands_alone(block, lines[place + 1 : place + 2], width)
        ):
            yield _joined(block)
            block = []
    if block:
        yield _joined(block)


def _bullet_end(line: str) -> int:
    found = _BULLET.match(line)
    return found.end() if found else 0


def _opens_item(line: str, block: Sequence[str], before: str) -> bool:
    """A dash may also stand inside a sentence that goes on in the next line."""
    if not _BULLET.match(line):
        return False
    in_list = bool(block) and block[0].startswith("- ")
    return not before or in_list or before.endswith(":") or bool(_SURE_BULLET.match(line)) or not block


def _closes(line: str, width: int) -> bool:
    """The last line of a paragraph ends a sentence and leaves space that the next word would have filled."""
    return len(line) > _WIDEST or (width >= _NARROWEST and len(line) < 0.8 * width and bool(_SENTENCE_END.search(line)))


def _stands_alone(block: Sequence[str], following: Sequence[str], width: int) -> bool:
    """A short line that no sentence goes on from: a heading without blank lines around it."""
    short = len(block) == 1 and width >= _NARROWEST and len(block[0]) < 0.65 * width
    continues = bool(following) and following[0][:1].islower()
    return short and not continues and not block[0].startswith("- ") and bool(_HEADLINE.match(block[0]))


def _joined(lines: Sequence[str]) -> str:
    """One line; a word broken at a line's end is made whole, "Kultur- und" and "IT-Sicherheit" keep their hyphens."""
    pieces = [lines[0]]
    for line in lines[1:]:
        joins = pieces[-1][-2:-1].isalnum() and pieces[-1].endswith("-") and not line.startswith(_JOINED_BY_HYPHEN)
        if joins and line[:1].islower():
            pieces[-1] = pieces[-1][:-1]
        pieces.append(line if joins else f" {line}")
    return "".join(pieces)


def _with_heading(block: str, following: Sequence[str]) -> str:
    """A headline needs something below it; two in a row are an address or a list without marks."""
    announced = _ANNOUNCED.match(block)
    if announced and following and not following[0].startswith("- "):
        return f"## {announced['words']}"
    below = bool(following) and not (_looks_like_headline(following[0]) or following[0].startswith("#"))
    return f"## {block}" if below and _looks_like_headline(block) else block


def _looks_like_headline(block: str) -> bool:
    return bool(_HEADLINE.match(block)) and "http" not in block and "www." not in block and not is_dateline(block)
