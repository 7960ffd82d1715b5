"""An occasion as a calendar file (RFC 5545), which every calendar can take in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vUri

from bot.occasions.occasion import Occasion

NAME = "termin.ics"
GERMANY = ZoneInfo("Europe/Berlin")
_DOMAIN = "strategiebot.sachsen.de"
_MAKER = "-//Strategiebot//Termine//DE"
_RULES_OF_GERMANY = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
"""
"""The library would list each change of 68 years, which simple calendars pass over."""


def calendar_file(occasion: Occasion, made_at: datetime) -> bytes:
    """`made_at` has a time zone. The same occasion has the same UID, so that a second import changes the first."""
    if occasion.first is None or occasion.last is None:
        raise ValueError(f"{occasion.document!r} gives no day; see Occasion.fits_calendar")
    calendar, event = Calendar(), Event()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event.add("uid", f"{occasion.document}@{_DOMAIN}")
    event.add("dtstamp", made_at)
    event.add("summary", occasion.title)
    event.add("transp", "TRANSPARENT" if occasion.begins is None else "OPAQUE")  # nobody is busy a whole fair long
    event.add("dtstart", _begin(occasion.first, occasion.begins))
    event.add("dtend", _end(occasion.last, occasion))
    if occasion.place:
        event.add("location", _location(occasion))
    if occasion.spot:
        event.add("geo", (occasion.spot.latitude, occasion.spot.longitude))
    if occasion.url:
        event.add("url", vUri(occasion.url))
        event.add("description", occasion.url)
    if occasion.begins is not None:
        calendar.add_component(Timezone.from_ical(_RULES_OF_GERMANY))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _begin(day: date, begins: time | None) -> date | datetime:
    return day if begins is None else datetime.combine(day, begins, GERMANY)


def _end(day: date, occasion: Occasion) -> date | datetime:
    """The day after for whole days, as the standard wants it; without an end an hour is taken."""
    if occasion.begins is None:
        return day + timedelta(days=1)
    if occasion.ends is not None:
        return datetime.combine(day, occasion.ends, GERMANY)
    return datetime.combine(day, occasion.begins, GERMANY) + timedelta(hours=1)


def _location(occasion: Occasion) -> str:
    spot = occasion.spot
    return occasion.place if spot is None or spot.address in occasion.place else f"{occasion.place}, {spot.address}"
