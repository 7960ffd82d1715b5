"""RSS and Atom feeds; feedparser reads them, sound or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from time import struct_time

import feedparser
from lxml.html import fragment_fromstring

from knowledge.partial_date import PartialDate
from knowledge.sources.entry import BadList, Entry
from knowledge.sources.xml_root import BadXml, refuse_entities


def entries_of(content: bytes, address: str) -> tuple[Entry, ...]:
    """The entries with a link, in the feed's order; raises BadList."""
    try:
        refuse_entities(content)
    except BadXml as error:
        raise BadList(str(error)) from error
    found = feedparser.parse(BytesIO(content), response_headers={"content-location": address}, sanitize_html=False)
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
            yield Entry(address, " ".join(title.split()), _date(each.get("published_parsed")))


def _date(moment: object) -> PartialDate | None:
    """feedparser gives UTC; a release of one in the morning may so get the day before."""
    if not isinstance(moment, struct_time):
        return None
    try:
        return PartialDate(moment.tm_year, moment.tm_mon, moment.tm_mday)
    except ValueError:
        return None
