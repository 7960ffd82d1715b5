"""Groups of questions as a CSV file that German office programs open with a double click."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from bot.catalogue import Catalogue
from bot.gaps.question_group import QuestionGroup

_COLUMNS = ("question", "count", "not-helpful", "first", "last", "nearest", "document", "score", "kind", "others")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""With these a cell begins that a spreadsheet would carry out."""


def spreadsheet(groups: Iterable[QuestionGroup], catalogue: Catalogue, language: str) -> bytes:
    """UTF-8 with byte order mark, semicolons, a row for each group; no cell is taken for a formula."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([catalogue.text(f"gaps-{column}", language) for column in _COLUMNS])
    for group in groups:
        writer.writerow([_harmless(cell) for cell in _cells(group, catalogue, language)])
    return file.getvalue().encode("utf-8-sig", errors="replace")


def _cells(group: QuestionGroup, catalogue: Catalogue, language: str) -> Sequence[str]:
    kind = "off-topic" if group.off_topic else "our-field"
    return (
        group.example,
        str(group.count),
        str(group.not_helpful),
        group.first.isoformat(),
        group.last.isoformat(),
        group.nearest.heading if group.nearest else "",
        group.nearest.title if group.nearest else "",
        f"{group.score:.2f}".replace(".", ","),
        catalogue.text(f"gaps-{kind}", language),
        " | ".join(group.others),
    )


def _harmless(cell: str) -> str:
    """A leading apostrophe makes a text of anything."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA) else cell
