"""A reply as plain text: what the terminal prints and `ask --json` carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.catalogue import Catalogue
from bot.dialogue.reply import Quote, Reply, SourceLine

_MARKS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|^#+ ", re.MULTILINE)


def plain_text(reply: Reply, catalogue: Catalogue) -> str:
    """Summary, lead, quotations each with their source, suggestions and closing; without markup."""
    summary = catalogue.text("summary", reply.language, summary=reply.summary) if reply.summary else ""
    parts = [summary, reply.lead]
    for _, group in groupby(reply.quotes, key=lambda quote: (quote.document, quote.heading)):
        parts.extend(_quoted(list(group), reply.language, catalogue))
    parts.extend(f"{number}. {suggestion.label}" for number, suggestion in enumerate(reply.suggestions, 1))
    parts.append(reply.closing)
    return "\n\n".join(part for part in parts if part)


def plain_sources(lines: Sequence[SourceLine], catalogue: Catalogue, language: str) -> str:
    """All documents as a list, in the order given."""
    lead = catalogue.text("telegram-sources" if lines else "telegram-no-sources", language, count=len(lines))
    listed = ((line.title, ", ".join(filter(None, (line.publisher, line.date_label))), line.url) for line in lines)
    return "\n\n".join((lead, *("\n  ".join(filter(None, (f"- {title}", *rest))) for title, *rest in listed)))


def without_marks(markdown: str) -> str:
    """Markdown emphasis and heading marks taken out; everything else stays as it is."""
    return _MARKS.sub("", markdown)


def _quoted(quotes: list[Quote], language: str, catalogue: Catalogue) -> Iterator[str]:
    yield "\n".join(_indented(without_marks(quote.text)) for quote in quotes)
    first = quotes[0]
    source = catalogue.text(
        "terminal-source", language, title=first.title, publisher=first.publisher or "–", date=first.date_label
    )
    yield "\n".join(line for line in (source, first.url, *dict.fromkeys(q.note for q in quotes)) if line)


def _indented(text: str) -> str:
    return "\n".join(f"  | {line}" for line in text.splitlines())
