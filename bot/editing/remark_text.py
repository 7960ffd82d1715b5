"""What checks found about a document, told to editors in German."""

from __future__ import annotations

from bot.catalogue import Catalogue
from bot.dialogue.dates import written
from knowledge.partial_date import PartialDate
from knowledge.remark import Remark


def german(remark: Remark, catalogue: Catalogue) -> str:
    """Whole sentences, without the name of the document that they are about."""
    return catalogue.text(f"remark-{remark.kind}", "de", **{name: _told(name, remark) for name in remark.values})


def _told(name: str, remark: Remark) -> str | int:
    value = remark.values[name]
    return written(PartialDate.from_iso(str(value)), "de") if name == "date" else value
