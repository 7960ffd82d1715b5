"""Reads a Medieninformation as Saxon ministries lay it out: letterhead, date, headline, text with the margin in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge import letterhead
from knowledge.dating import date_in, is_dateline
from knowledge.document import Document, Kind
from knowledge.hard_wrapped import markdown_from

_MASTHEAD = re.compile(
    r"#*\s*(?:Medien|Presse)(?:information|mitteilung)(?:\s+(?:Nr\.?\s*)?\d[\d/ -]*)?$", re.IGNORECASE
)
_MEDIA = re.compile(r"(?:#+\s*)?(?:Medien|Downloads?|Anlagen?|Dokumente?)\s*:\s*(?P<rest>.*)$")
_PUBLISHER = re.compile(r"(?:Sächsische[rs]?|Staats|Landes|Freistaat|Ministerium|Stadt)\S*\b")
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{0,300})\]\((?P<url>[^)\s]{0,500})\)")
_MARKS = re.compile(r"\*\*|__|\\(?=[*_#\[\]])|\\$", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?:…][“”\"»)]*$")
_UNFINISHED = re.compile(
    r"(?:-|,|\b(?:de[rmns]|die|das|eine?[nmr]?|und|oder|für|in|im|am|an|auf|zu[mr]?|vo[nmr]|mit|bei|nach|über))$"
)
_HEAD, _HEAD_LINES = 4000, 40
"""Characters and lines within which the letterhead stands."""
_WIDEST_MARGIN = 50


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines that belong together; `margin` tells the letterhead's from those of the text."""

    lines: tuple[str, ...]
    margin: bool


def is_press_release(text: str) -> bool:
    """Whether the text opens with the word "Medieninformation" on a line and a date on another."""
    lines = [line for line in _plain(text[:_HEAD]).split("\n") if line][:_HEAD_LINES]
    return any(_MASTHEAD.match(line) for line in lines[:12]) and any(is_dateline(line) for line in lines)


def document_from(text: str, *, id: str, source_url: str = "") -> Document:
    """The release with its margin gathered in a closing section "Kontakt"; `text` must be one (is_press_release)."""
    lines = _plain(text).split("\n")
    dated = next(place for place, line in enumerate(lines) if is_dateline(line))
    head, rest = lines[:dated], lines[dated + 1 :]
    ending = next((place for place, line in enumerate(rest) if _MEDIA.match(line)), len(rest))
    first = next((place for place, line in enumerate(rest[:ending]) if line), 0)
    headline, below = _headline(rest[first:ending])
    pieces = list(_pieces(below))
    margin = [*_head_pieces(head), *(piece.lines for piece in pieces if piece.margin)]
    sections = (
        _text(pieces),
        _listed("Kontakt", letterhead.contact_lines(margin)),
        _listed("Quellen", _media(rest[ending:])),
    )
    return Document(
        id=id,
        title=headline or id,
        body="\n\n".join(filter(None, sections)),
        kind=Kind.PRESS_RELEASE,
        publisher=_publisher(head),
        published=date_in(lines[dated]),
        source_url=source_url,
    )


def _plain(text: str) -> str:
    """The lines without the marks of bold print, line breaks and links."""
    text = _MARKS.sub("", _LINK.sub(_link, text))
    return "\n".join(line.strip() for line in text.split("\n"))


def _link(found: re.Match[str]) -> str:
    words, url = found["words"], found["url"]
    return words if url.startswith("#") or words.rstrip("/") in url else f"{words} ({url})"


def _headline(lines: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The first line, with those that carry it on: in small letters, or after a word that ends no headline."""
    if not lines:
        return "", lines
    stop = 1
    while stop < len(lines) and (lines[stop][:1].islower() or (lines[stop] and _UNFINISHED.search(lines[stop - 1]))):
        stop += 1
    return " ".join(lines[:stop]).lstrip("# "), lines[stop:]


def _publisher(head: Iterable[str]) -> str:
    """The authority's name, which may run over several lines."""
    name: list[str] = []
    for line in head:
        if name and (not line or letterhead.opens(line)):
            break
        if name or (_PUBLISHER.match(line) and not _MASTHEAD.match(line)):
            name.append(line.lstrip("# "))
    return " ".join(name)


def _head_pieces(head: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """From "Ihr Ansprechpartner" on everything above the date is contact, with blank lines anywhere in it."""
    piece: list[str] = []
    for line in head:
        if piece and (letterhead.opens(line) or (not line and len(piece) > 1)):
            yield tuple(piece)
            piece = []
        if line and (piece or letterhead.opens(line)):
            piece.append(line)
    yield tuple(piece)


def _pieces(lines: Sequence[str]) -> Iterator[_Piece]:
    """Splits the text at blank lines and wherever the margin begins or ends."""
    piece: list[str] = []
    margin = was_margin = False
    for place, line in enumerate(lines):
        starts = letterhead.opens(line, piece if margin else ())
        ends = _ends(piece, lines[place : place + 5]) if margin and piece else not line
        if piece and (starts or ends):
            yield _Piece(tuple(piece), margin)
            piece, was_margin = [], margin
        if line and not piece:
            margin = starts or (was_margin and letterhead.continues(line))
        if line:
            piece.append(line)
    if piece:
        yield _Piece(tuple(piece), margin)


def _ends(margin: Sequence[str], following: Sequence[str]) -> bool:
    """Whether the margin's piece is over; blank lines between short lines, as web pages have them, do not end it."""
    line = next(filter(None, following), "")
    if margin[-1].endswith(":"):
        return False
    if letterhead.closes(margin):
        return not letterhead.continues(line)
    return not following[0] and len(line) > _WIDEST_MARGIN


def _text(pieces: Iterable[_Piece]) -> str:
    """The text alone, with the sentences whole again that the margin tore apart."""
    text, torn = "", False
    for piece in pieces:
        if piece.margin:
            torn = bool(text) and not _SENTENCE_END.search(text) and not text.split("\n")[-1].startswith("#")
            continue
        lines = "\n".join(piece.lines)
        gap = ("\n" if len(piece.lines) > 1 else " ") if torn else "\n\n"
        text, torn = (text + gap + lines if text else lines), False
    return re.sub(r"^#{3,6} ", "## ", markdown_from(text), flags=re.MULTILINE)


def _media(lines: Sequence[str]) -> tuple[str, ...]:
    found = _MEDIA.match(lines[0]) if lines else None
    listed = [found["rest"], *lines[1:]] if found else []
    return tuple(line.lstrip("-*• ") for line in listed if line and not letterhead.opens(line))


def _listed(heading: str, lines: Sequence[str]) -> str:
    return f"## {heading}\n\n" + "\n".join(f"- {line}" for line in lines) if lines else ""
