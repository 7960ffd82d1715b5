"""Makes an occasion of what stands above a document."""

from __future__ import annotations

from datetime import date

from bot.catalogue import Catalogue
from bot.dialogue.dates import written
from bot.occasions.occasion import Occasion
from bot.occasions.places import spot_of
from knowledge.document import Document, Event


def occasion_of(document: Document, catalogue: Catalogue, language: str, today: date) -> Occasion | None:
    """None for a document about no dated occasion."""
    event = document.event
    if event is None:
        return None
    last = event.end or event.start
    exact = event.start.day is not None and last.day is not None
    return Occasion(
        document=document.id,
        title=document.title,
        url=document.source_url,
        when=_when(event, catalogue, language),
        past=last.last_day() < today,
        first=event.start.first_day() if exact else None,
        last=last.last_day() if exact else None,
        begins=event.start_time,
        ends=event.end_time,
        place=event.place or "",
        spot=spot_of(event),
    )


def _when(event: Event, catalogue: Catalogue, language: str) -> str:
    days = written(event.start, language)
    if event.end and event.end != event.start:
        days = catalogue.text("occasion-days", language, start=days, end=written(event.end, language))
    if event.start_time is None:
        return days
    key = "occasion-from" if event.end_time is None else "occasion-from-to"
    ends = f"{event.end_time:%H:%M}" if event.end_time else ""
    return catalogue.text(key, language, days=days, start=f"{event.start_time:%H:%M}", end=ends)
