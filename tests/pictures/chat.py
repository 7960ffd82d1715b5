"""A chat as a picture: what somebody sends, what the bot replies, with its buttons."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 560
_LINE, _PADDING, _GAP, _BUTTON = 19, 14, 12, 32
_LETTERS = 66
_STYLE = (
    "text{font:14px system-ui,'DejaVu Sans',sans-serif;fill:#1c2733}.b{font-weight:600}.k{fill:#2b5278;font-weight:600}"
)


@dataclass(frozen=True, slots=True)
class Bubble:
    """`bold` is how many of its lines, from the first on, are; `own` is what the reader of the picture has sent."""

    text: str
    buttons: Sequence[Sequence[str]] = ()
    bold: int = 0
    own: bool = False

    @property
    def lines(self) -> list[str]:
        wrapped = (textwrap.wrap(line, _LETTERS, subsequent_indent="  ") or [""] for line in self.text.split("\n"))
        return [line for lines in wrapped for line in lines]

    @property
    def height(self) -> int:
        return len(self.lines) * _LINE + 2 * _PADDING


def picture(title: str, bubbles: Sequence[Bubble]) -> str:
    """An SVG file; the same chat gives the same file everywhere."""
    parts: list[str] = []
    top = _GAP
    for bubble in bubbles:
        parts += _drawn(bubble, top)
        top += bubble.height + len(bubble.buttons) * (_BUTTON + 4) + _GAP
    size = f'viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" height="{top}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    back = f'<rect width="{WIDTH}" height="{top}" fill="#dfe8ef"/>'
    return "\n".join((head, f"<title>{escape(title)}</title><style>{_STYLE}</style>{back}", *parts, "</svg>")) + "\n"


def _drawn(bubble: Bubble, top: int) -> Iterator[str]:
    left, width = (80, WIDTH - 92) if bubble.own else (12, WIDTH - 60)
    fill = "#d9f2c7" if bubble.own else "#ffffff"
    yield f'<rect x="{left}" y="{top}" width="{width}" height="{bubble.height}" rx="12" fill="{fill}"/>'
    for number, line in enumerate(bubble.lines):
        y = top + _PADDING + number * _LINE + 13
        mark = ' class="b"' if number < bubble.bold else ""
        yield f'<text x="{left + _PADDING}" y="{y}" xml:space="preserve"{mark}>{escape(line)}</text>'
    for row, labels in enumerate(bubble.buttons):
        y = top + bubble.height + 4 + row * (_BUTTON + 4)
        part = width / len(labels)
        for place, label in enumerate(labels):
            x = left + place * part
            yield f'<rect x="{x:.0f}" y="{y}" width="{part - 4:.0f}" height="{_BUTTON}" rx="8" fill="#c6d7e4"/>'
            yield f'<text class="k" x="{x + part / 2:.0f}" y="{y + 21}" text-anchor="middle">{escape(label)}</text>'
