"""Word files; python-docx gives their paragraphs, tables and properties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordFile
from docx.table import Table
from docx.text.paragraph import Paragraph

from knowledge.bare_text import BareText
from knowledge.draft import Draft
from knowledge.partial_date import PartialDate
from knowledge.unreadable import Trouble, UnreadableFile

_LARGEST_UNPACKED = 100_000_000
"""Bytes; a file of some kilobytes can unpack to gigabytes."""
_MOST_PARTS = 10_000
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Stands in the file that an office program writes in place of an archive when a password is set."""
_HEADING = re.compile(r"Heading (?P<level>[1-9])")
_LIST = re.compile(r"List (?:Bullet|Number|Paragraph)")
_TEMPLATE_YEAR = 2013
"""python-docx's template, from which many programs' files are made, bears this year of creation."""


def read_docx(path: Path, content: bytes) -> Draft:
    _check_size(path, content)
    try:
        found = _found(docx.Document(BytesIO(content)))
    except MemoryError:
        raise
    except Exception as error:  # damaged files fail in lxml, zipfile or python-docx, with errors of each
        raise UnreadableFile(path, f"is no DOCX that can be read ({type(error).__name__}); save it anew") from error
    if not found.text.strip():
        raise UnreadableFile(path, "holds no text; fill it or take it out of the folder", Trouble.NO_TEXT)
    return found.draft(path.stem)


def _check_size(path: Path, content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            sizes = [entry.file_size for entry in archive.infolist()]
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        reason = "is no DOCX; encrypted and old .doc files are none either, so save it as DOCX without a password"
        kind = Trouble.ENCRYPTED if _ENCRYPTED in content else Trouble.BROKEN
        raise UnreadableFile(path, reason, kind) from error
    unpacked, limit = sum(sizes) / 1e6, _LARGEST_UNPACKED / 1e6
    if unpacked > limit:
        reason = f"unpacks to {unpacked:.0f} MB, the limit is {limit:.0f} MB; save it without pictures"
        raise UnreadableFile(path, reason, Trouble.BOMB, limit_mb=round(limit))
    if len(sizes) > _MOST_PARTS:
        reason = f"holds {len(sizes)} parts, the limit is {_MOST_PARTS}; save it without pictures"
        raise UnreadableFile(path, reason, Trouble.BOMB)


def _found(word: WordFile) -> BareText:
    facts = word.core_properties
    made = facts.created
    styles = {style.style_id: style.name or "" for style in word.styles}
    blocks = [block for item in word.iter_inner_content() if (block := _block(item, styles))]
    return BareText(
        "".join(_gap(before, block) + block for before, block in zip(["", *blocks], blocks, strict=False)).strip(),
        is_markdown=True,
        title=facts.title or next(_titles(word, styles), ""),
        made=PartialDate(made.year, made.month, made.day) if made and made.year != _TEMPLATE_YEAR else None,
    )


def _gap(before: str, block: str) -> str:
    return "\n" if before.startswith("- ") and block.startswith("- ") else "\n\n"


def _titles(word: WordFile, styles: Mapping[str, str]) -> Iterator[str]:
    titled = (paragraph for paragraph in word.paragraphs if _style(paragraph, styles) == "Title")
    return (paragraph.text for paragraph in titled if paragraph.text.strip())


def _block(item: Paragraph | Table, styles: Mapping[str, str]) -> str:
    if isinstance(item, Table):
        return _table(item)
    text, style = " ".join(item.text.split()), _style(item, styles)
    heading = _HEADING.match(style)
    if not text:
        return ""
    if heading:
        return f"{'#' * min(int(heading['level']) + 1, 6)} {text}"
    if style == "Title":
        return f"# {text}"
    return f"- {text}" if _LIST.match(style) else "\n".join(filter(None, map(str.strip, item.text.split("\n"))))


def _table(table: Table) -> str:
    """The first row is taken for the head, as Markdown wants one."""
    rows = [[" ".join(cell.text.split()).replace("|", "\\|") for cell in row.cells] for row in table.rows]
    if not rows or not any(map(any, rows)):
        return ""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _style(paragraph: Paragraph, styles: Mapping[str, str]) -> str:
    """The style's name; the library's own way to it searches all styles, two milliseconds for each paragraph."""
    return styles.get(paragraph._p.style or "", "")
