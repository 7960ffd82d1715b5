"""Turns the fields that stand above a Markdown text into a Document, or says which value is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from difflib import get_close_matches
from reprlib import repr as shortened
from urllib.parse import urlsplit

from knowledge.characters import normalised
from knowledge.document import Document, Event, Kind
from knowledge.draft import Draft
from knowledge.partial_date import PartialDate
from knowledge.remark import Remark, RemarkKind, cut

FIELDS = (
    "title",
    "kind",
    "publisher",
    "published",
    "source_url",
    "language",
    "topics",
    "valid_until",
    "superseded_by",
    "event",
)
EVENT_FIELDS = ("start", "end", "place", "start_time", "end_time", "latitude", "longitude")
_LONGEST = {"source_url": 2000}
"""Characters of a field; all others may have _LONGEST_FIELD. A title stands before each of its passages."""
_LONGEST_FIELD = 300
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DEGREES = {"latitude": 90, "longitude": 180}


class BadField(ValueError):
    """A field of the front matter says something that it cannot mean."""


def draft_from(fields: Mapping[str, object], *, id: str, title: str, body: str) -> Draft:
    """`title` stands in where the fields give none; raises BadField."""
    document = Document(
        id=id,
        title=_text(fields, "title") or title,
        body=body,
        kind=_kind(fields),
        publisher=_text(fields, "publisher"),
        published=_date(fields, "published"),
        source_url=_url(fields),
        language=_language(fields),
        topics=_topics(fields),
        valid_until=_date(fields, "valid_until"),
        superseded_by=_text(fields, "superseded_by") or None,
        event=_event(fields),
    )
    unknown = [str(name) for name in fields if name not in FIELDS]
    return Draft(document, tuple(_unknown_field(name) for name in unknown))


def _unknown_field(name: str) -> Remark:
    meant = get_close_matches(name, FIELDS, n=1)
    if meant:
        return Remark(RemarkKind.MISTYPED_FIELD, {"name": cut(name), "meant": meant[0]})
    return Remark(RemarkKind.UNKNOWN_FIELD, {"name": cut(name), "known": ", ".join(FIELDS)})


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if isinstance(value, (str, int, float, date)) and not isinstance(value, bool):
        text, limit = " ".join(normalised(str(value)).split()), _LONGEST.get(name, _LONGEST_FIELD)
        if len(text) > limit:
            raise BadField(f"{name}: {shortened(text)} has {len(text)} characters, the limit is {limit}; shorten it")
        return text
    raise BadField(f"{name}: {shortened(value)} is no text; put the words between quotation marks")


def _kind(fields: Mapping[str, object]) -> Kind:
    name = _text(fields, "kind")
    try:
        return Kind(name) if name else Kind.BACKGROUND
    except ValueError:
        raise BadField(f"kind: {shortened(name)} is not known; write one of {', '.join(Kind)}") from None


def _date(fields: Mapping[str, object], name: str) -> PartialDate | None:
    """YAML itself makes a number of 2017 and a date of 2017-02-09 where no quotation marks stand around them."""
    value = fields.get(name)
    if isinstance(value, date):
        return PartialDate(value.year, value.month, value.day)
    words = _text(fields, name)
    try:
        return PartialDate.from_iso(words) if words else None
    except ValueError:
        raise BadField(f"{name}: {shortened(words)} is no date; write 2017, 2017-02 or 2017-02-09") from None


def _url(fields: Mapping[str, object]) -> str:
    url = _text(fields, "source_url")
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in url
    except ValueError:
        sound = False
    if url and not sound:
        raise BadField(
            f"source_url: {shortened(url)} is no web address; write one that starts with https:// or http://"
        )
    return url


def _language(fields: Mapping[str, object]) -> str:
    language = _text(fields, "language") or "de"
    if not _LANGUAGE.fullmatch(language):
        raise BadField(f"language: {shortened(language)} is no language code; write de, en, pl or cs")
    return language


def _topics(fields: Mapping[str, object]) -> tuple[str, ...]:
    value = fields.get("topics")
    if isinstance(value, str):
        return tuple(topic.strip() for topic in value.split(",") if topic.strip())
    if value is None:
        return ()
    if not isinstance(value, list):
        raise BadField(f"topics: {shortened(value)} is no list; write [first topic, second topic]")
    return tuple(_text({"topics": topic}, "topics") for topic in value if topic is not None)


def _event(fields: Mapping[str, object]) -> Event | None:
    value = fields.get("event")
    if value is None:
        return None
    if not isinstance(value, dict) or not set(value) <= set(EVENT_FIELDS):
        raise BadField(f"event: {shortened(value)} is not understood; give start, end and place below it")
    start, end = _date(value, "start"), _date(value, "end")
    if not start:
        raise BadField("event: start is missing; write start: 2017-03-07")
    if end and end.first_day() < start.first_day():
        raise BadField(f"event: end {end.iso()} lies before start {start.iso()}; exchange them")
    opens, closes = _time(value, "start_time"), _time(value, "end_time")
    if closes and not opens:
        raise BadField('event: start_time is missing; write start_time: "10:00"')
    if opens and closes and (not end or end == start) and closes <= opens:
        raise BadField(f"event: end_time {closes:%H:%M} lies before start_time {opens:%H:%M}; exchange them")
    latitude, longitude = _degrees(value, "latitude"), _degrees(value, "longitude")
    if (latitude is None) != (longitude is None):
        raise BadField("event: latitude and longitude belong together; give both, or neither")
    return Event(start, end, _text(value, "place") or None, opens, closes, latitude, longitude)


def _time(fields: Mapping[str, object], name: str) -> time | None:
    """YAML itself makes a number of minutes of 10:30 where no quotation marks stand around it."""
    value = fields.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and 60 <= value < 24 * 60:
        return time(value // 60, value % 60)
    words = _text(fields, name)
    found = _TIME.fullmatch(words)
    if words and not found:
        raise BadField(f'event: {name}: {shortened(words)} is no time of day; write "10:30"')
    return time(int(found[1]), int(found[2])) if found else None


def _degrees(fields: Mapping[str, object], name: str) -> float | None:
    value, most = fields.get(name), _DEGREES[name]
    if value is None:
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and -most <= value <= most:
        return float(value)
    raise BadField(f"event: {name}: {shortened(value)} is no degrees; write a number between -{most} and {most}")
