"""Documents of which so little can be quoted that something seems to be missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.document import Document
from knowledge.remark import Remark, RemarkKind
from knowledge.sections import Section

_FEWEST = 12
"""Words; the shortest press release is longer, a page that lost its text to a menu or a scan is not."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def sparse(document: Document, sections: tuple[Section, ...]) -> Iterator[Remark]:
    """`sections` are those of the document. One with nothing at all is told as incomplete."""
    units = (document.body[unit.start : unit.end] for each in sections for block in each.blocks for unit in block.units)
    words = sum(len(_WORD.findall(unit)) for unit in units)
    if document.body and words < _FEWEST:
        yield Remark(RemarkKind.NEARLY_EMPTY, {"words": words})
