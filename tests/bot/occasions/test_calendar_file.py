"""Calendar files are read back by the library that writes them and by another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.occasions.calendar_file import calendar_file
from bot.occasions.occasion import Occasion
from tests.bot.occasions.occasions import CONFERENCE, FAIR

MADE = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def read(content: bytes) -> Calendar:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    return calendar


def test_days_without_a_time_are_whole_days_and_the_last_one_counts() -> None:
    calendar = read(calendar_file(FAIR, MADE))
    [event] = calendar.events
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 3, 9), date(2027, 3, 13))
    assert event["summary"] == FAIR.title
    assert event["url"] == FAIR.url
    assert event["location"] == "Leipziger Messe, Messe-Allee 1, 04356 Leipzig"
    assert event["geo"].to_ical() == "51.3967;12.4028"
    assert event["transp"] == "TRANSPARENT"
    assert [calendar["version"], calendar["method"], bool(calendar["prodid"])] == ["2.0", "PUBLISH", True]
    assert calendar.timezones == []


def test_times_are_those_of_germany_and_the_file_says_what_they_mean() -> None:
    calendar = read(calendar_file(CONFERENCE, MADE))
    [event], [zone] = calendar.events, calendar.timezones
    assert zone["tzid"] == event["dtstart"].params["tzid"] == "Europe/Berlin"
    assert event.decoded("dtstart").astimezone(UTC) == datetime(2027, 10, 28, 8, 0, tzinfo=UTC)
    assert event.decoded("dtend").astimezone(UTC) == datetime(2027, 10, 28, 14, 30, tzinfo=UTC)
    assert "url" not in event


def test_without_an_end_an_hour_is_taken() -> None:
    [event] = read(calendar_file(replace(CONFERENCE, ends=None), MADE)).events
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=1)


def test_the_same_occasion_has_the_same_uid_however_often_and_whenever_its_file_is_made() -> None:
    later = replace(FAIR, title="Verschoben", first=date(2027, 4, 1), last=date(2027, 4, 2))
    uids = {
        read(calendar_file(one, at)).events[0]["uid"] for one, at in ((FAIR, MADE), (later, MADE + timedelta(days=9)))
    }
    assert uids == {"30-intec-2027@strategiebot.sachsen.de"}


@pytest.mark.parametrize("occasion", [FAIR, CONFERENCE])
def test_another_library_reads_the_same(occasion: Occasion) -> None:
    event = vobject.readOne(calendar_file(occasion, MADE).decode()).vevent
    assert event.summary.value == occasion.title
    start = event.dtstart.value
    assert (start.date() if isinstance(start, datetime) else start) == occasion.first
    if occasion.begins:
        assert start.astimezone(UTC) == datetime(2027, 10, 28, 8, 0, tzinfo=UTC)


@given(
    title=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200),
    place=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=100),
    first=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    days=st.integers(0, 400),
    begins=st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_any_title_and_place_come_back_and_no_line_is_too_long(
    title: str, place: str, first: date, days: int, begins: time | None
) -> None:
    occasion = Occasion("x", title, "", "", False, first, first + timedelta(days=days), begins, None, place)
    content = calendar_file(occasion, MADE)
    [event] = read(content).events
    assert event["summary"] == title
    assert event.get("location", "") == place
    start = event.decoded("dtstart")
    assert (start if begins is None else start.astimezone(BERLIN).date()) == first
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_a_month_makes_no_entry() -> None:
    vague = replace(FAIR, first=None, last=None)
    assert (FAIR.fits_calendar, vague.fits_calendar, replace(FAIR, past=True).fits_calendar) == (True, False, False)
    with pytest.raises(ValueError, match="30-intec-2027"):
        calendar_file(vague, MADE)
