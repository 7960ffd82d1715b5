"""Text with marks on it: messages are put together and split in this form, and HTML is written only here."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise


class Style(StrEnum):
    """The tags of Telegram's HTML that are used, from the outermost to the innermost."""

    QUOTE = "blockquote"
    LONG_QUOTE = "blockquote expandable"
    LINK = "a"
    TABLE = "pre"
    BOLD = "b"


_DEPTH = {style: depth for depth, style in enumerate(Style)}
_UNSENDABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` are shown in `style`; `url` belongs to a link."""

    start: int
    end: int
    style: Style
    url: str = ""


@dataclass(frozen=True, slots=True)
class RichText:
    """`text` is what the reader sees; marks of one style may touch but quotations are never nested."""

    text: str = ""
    marks: tuple[Mark, ...] = ()

    @classmethod
    def plain(cls, text: str) -> RichText:
        """Text without marks; control characters and halves of surrogate pairs, which cannot be sent, become blanks."""
        return cls(sendable(text))

    def styled(self, style: Style, url: str = "") -> RichText:
        """The same text, all of it in `style`."""
        mark = (Mark(0, len(self.text), style, url),) if self.text else ()
        return replace(self, marks=self.marks + mark)

    def __add__(self, other: RichText) -> RichText:
        shift = len(self.text)
        moved = (replace(mark, start=mark.start + shift, end=mark.end + shift) for mark in other.marks)
        return RichText(self.text + other.text, self.marks + tuple(moved))

    def piece(self, start: int, end: int) -> RichText:
        """Characters `start` to `end` with what remains of their marks."""
        cut = (replace(m, start=max(m.start, start) - start, end=min(m.end, end) - start) for m in self.marks)
        return RichText(self.text[start:end], tuple(mark for mark in cut if mark.start < mark.end))

    def stripped(self) -> RichText:
        start = len(self.text) - len(self.text.lstrip())
        return self.piece(start, max(start, len(self.text.rstrip())))

    def html(self) -> str:
        """Telegram's HTML: every tag closed, properly nested, the text escaped once."""
        borders = sorted({0, len(self.text), *(b for mark in self.marks for b in (mark.start, mark.end))})
        written: list[str] = []
        open_tags: list[Mark] = []
        for start, end in pairwise(borders):
            wanted = self._active(start)
            kept = _common(open_tags, wanted)
            written += [_closing(mark) for mark in reversed(open_tags[kept:])]
            written += [_opening(mark) for mark in wanted[kept:]]
            written.append(html.escape(self.text[start:end], quote=False))
            open_tags = wanted
        return "".join(written + [_closing(mark) for mark in reversed(open_tags)])

    def without_marks(self) -> str:
        """Plain text in which links are written out."""
        written, last = [], 0
        for mark in sorted((m for m in self.marks if m.style is Style.LINK), key=lambda m: m.end):
            written += [self.text[last : mark.end], f" ({mark.url})"]
            last = mark.end
        return "".join([*written, self.text[last:]])

    def _active(self, position: int) -> list[Mark]:
        """The marks over one character, outermost first, each tag once."""
        chosen: dict[str, Mark] = {}
        for mark in self.marks:
            if mark.start <= position < mark.end:
                chosen.setdefault(mark.style.split()[0], mark)
        return sorted(chosen.values(), key=lambda mark: _DEPTH[mark.style])


def joined(parts: Iterable[RichText], separator: str) -> RichText:
    """The parts that hold text, with `separator` between them."""
    filled = [part for part in parts if part.text]
    whole = filled[0] if filled else RichText()
    for part in filled[1:]:
        whole = whole + RichText(separator) + part
    return whole


def sendable(text: str) -> str:
    """The text, character by character as long as before, without what a message cannot carry."""
    return _UNSENDABLE.sub(" ", text)


def _common(open_tags: list[Mark], wanted: list[Mark]) -> int:
    kept = 0
    while kept < min(len(open_tags), len(wanted)) and _same_tag(open_tags[kept], wanted[kept]):
        kept += 1
    return kept


def _same_tag(one: Mark, other: Mark) -> bool:
    """Touching bold runs need no new tag; quotations and links stay apart."""
    return one == other or (one.style is other.style is Style.BOLD)


def _opening(mark: Mark) -> str:
    if mark.style is Style.LINK:
        return f'<a href="{html.escape(mark.url)}">'
    return f"<{mark.style}>"


def _closing(mark: Mark) -> str:
    return f"</{mark.style.split()[0]}>"
