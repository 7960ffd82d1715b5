"""RSS and Atom feeds; feedparser reads them, sound or not."""

from __future__ import annotations

from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from time import struct_time
from zoneinfo import ZoneInfo

import feedparser
from lxml.html import fragment_fromstring

from knowledge.partial_date import PartialDate
from knowledge.sources.entry import BadList, Entry
from knowledge.sources.xml_root import BadXml, refuse_entities

_HERE = ZoneInfo("Europe/Berlin")
_HEADERS = {"content-type": "application/xml"}
"""Without a type feedparser calls any feed damaged; with this one the feed says itself which characters it holds."""


def entries_of(content: bytes, address: str) -> tuple[Entry, ...]:
    """The entries with a link, in the feed's order; raises BadList."""
    try:
        refuse_entities(content)
    except BadXml as error:
        raise BadList(str(error)) from error
    found = feedparser.parse(
        BytesIO(content), response_headers={**_HEADERS, "content-location": address}, sanitize_html=False
    )
    if not found.get("version"):
        raise BadList("is no RSS or Atom feed; give the feed's own address")
    if found.bozo and not found.entries:
        cause = " ".join(str(found.bozo_exception).split())[:200]
        raise BadList(f"is a feed that cannot be read ({cause}); tell its operator")
    return tuple(_entries(found.entries))


def _entries(listed: list[Mapping[str, object]]) -> Iterator[Entry]:
    for each in listed:
        address = str(each.get("link") or "").strip()
        if address:
            title = fragment_fromstring(str(each.get("title") or ""), create_parent="p").text_content()
            told = "published_parsed" if "published_parsed" in each else "updated_parsed"
            yield Entry(address, " ".join(title.split()), _day(each.get(told)))


def _day(moment: object) -> PartialDate | None:
    """feedparser gives UTC; a release of half past midnight is one of that day in Germany."""
    if not isinstance(moment, struct_time):
        return None
    try:
        here = datetime.fromtimestamp(timegm(moment), _HERE)
    except (ValueError, OverflowError, OSError):
        return None
    return PartialDate(here.year, here.month, here.day)
