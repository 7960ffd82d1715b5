"""A reply as the JSON object that `ask --json` and `evaluate --predictions` write."""

from __future__ import annotations

from typing import Any

from bot.catalogue import Catalogue
from bot.dialogue.reply import Quote, Reply
from bot.plain_text import plain_text


def reply_json(reply: Reply, catalogue: Catalogue, question_id: str = "") -> dict[str, Any]:
    """The fields that docs and other programs rely on; offsets count from the start of the document's body."""
    return {
        "id": question_id,
        "question": reply.question,
        "status": reply.status.value,
        "language": reply.language,
        "text": plain_text(reply, catalogue),
        "quotes": [_quote_json(quote) for quote in reply.quotes],
        "hits": [
            {"document": hit.document, "passage": hit.passage, "score": round(hit.score, 4)} for hit in reply.hits
        ],
        "confidence": round(reply.confidence, 4),
        "snapshot": reply.snapshot,
        "model": reply.model,
        "timings_ms": {
            "encode": round(reply.timings.encode, 2),
            "search": round(reply.timings.search, 2),
            "compose": round(reply.timings.compose, 2),
            "total": round(reply.timings.total, 2),
        },
    }


def _quote_json(quote: Quote) -> dict[str, Any]:
    fields = ("text", "document", "title", "publisher", "published", "url", "heading", "start", "end")
    return {field: getattr(quote, field) for field in fields}
