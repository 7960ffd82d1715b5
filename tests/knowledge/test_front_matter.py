"""What the fields above a text may say."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
import yaml

from knowledge.document import Document, Event, Kind
from knowledge.draft import Draft
from knowledge.front_matter import BadField, draft_from
from knowledge.markdown_copy import markdown_of
from knowledge.partial_date import PartialDate


def read(**fields: object) -> Draft:
    return draft_from(fields, id="x", title="Ersatz", body="Text.")


def test_every_field_is_read() -> None:
    draft = read(
        title="T",
        kind="faq",
        publisher="P",
        published="2017-03",
        source_url="https://example.org/a",
        language="de",
        topics=["a", 2017],
        valid_until=2020,
        superseded_by="y",
        event={"start": date(2017, 3, 7), "end": "2017-03-10", "place": "Leipzig"},
    )
    event = Event(PartialDate(2017, 3, 7), PartialDate(2017, 3, 10), "Leipzig")
    assert draft == Draft(
        Document(
            id="x",
            title="T",
            body="Text.",
            kind=Kind.FAQ,
            publisher="P",
            published=PartialDate(2017, 3),
            source_url="https://example.org/a",
            topics=("a", "2017"),
            valid_until=PartialDate(2020),
            superseded_by="y",
            event=event,
        )
    )


@pytest.mark.parametrize(
    ("value", "iso"),
    [(2017, "2017"), ("2017-02", "2017-02"), (date(2017, 2, 9), "2017-02-09"), (datetime(2017, 2, 9, 8), "2017-02-09")],
)
def test_dates_come_as_yaml_makes_them(value: object, iso: str) -> None:
    published = read(published=value).document.published
    assert published is not None
    assert published.iso() == iso


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "zeitung"}, ["kind", "'zeitung'", "pressemitteilung, programm, hintergrund, faq, kontakt"]),
        ({"published": "9.2.2017"}, ["published", "'9.2.2017'", "2017-02-09"]),
        ({"published": "2017-13"}, ["published", "'2017-13'"]),
        ({"published": True}, ["published", "True"]),
        ({"source_url": "javascript:alert(1)"}, ["source_url", "'javascript:alert(1)'", "https://"]),
        ({"source_url": "http://[1"}, ["source_url"]),
        ({"source_url": "https://"}, ["source_url"]),
        ({"language": "deutsch!"}, ["language", "'deutsch!'", "de"]),
        ({"topics": {"a": 1}}, ["topics", "list"]),
        ({"title": ["x"]}, ["title", "['x']"]),
        ({"event": {"place": "Leipzig"}}, ["event", "start"]),
        ({"event": {"start": 2018, "end": 2017}}, ["event", "2017", "2018"]),
        ({"event": {"begin": 2018}}, ["event", "start, end and place"]),
        ({"event": {"start": 2018, "start_time": "zehn"}}, ["start_time", "'zehn'", "10:30"]),
        ({"event": {"start": 2018, "start_time": 10}}, ["start_time", "'10'", "10:30"]),
        ({"event": {"start": 2018, "end_time": "10:00"}}, ["start_time is missing"]),
        ({"event": {"start": 2018, "start_time": "11:00", "end_time": "10:00"}}, ["10:00", "11:00", "exchange"]),
        ({"event": {"start": 2018, "latitude": 51.0}}, ["latitude and longitude belong together"]),
        ({"event": {"start": 2018, "latitude": 91, "longitude": 1}}, ["latitude", "91", "-90 and 90"]),
        ({"event": {"start": 2018, "latitude": 1, "longitude": "O"}}, ["longitude", "'O'", "-180 and 180"]),
    ],
)
def test_a_wrong_value_is_named_with_what_may_stand_there(fields: dict[str, object], words: list[str]) -> None:
    with pytest.raises(BadField) as caught:
        draft_from(fields, id="x", title="", body="")
    assert [word for word in words if word not in str(caught.value)] == []


@pytest.mark.parametrize("value", ["10:30", "10:30 ", 630])
def test_a_time_of_day_is_read_as_text_and_as_the_number_that_yaml_makes_of_it(value: object) -> None:
    event = read(event={"start": 2027, "start_time": value}).document.event
    assert event is not None
    assert event.start_time == time(10, 30)


def test_times_and_position_of_an_event_are_read_and_written_back() -> None:
    fields = {"start": "2027-03-09", "start_time": "09:00", "end_time": "16:30", "latitude": 51.4, "longitude": 12.4}
    document = read(event=fields).document
    assert document.event == Event(PartialDate(2027, 3, 9), None, None, time(9), time(16, 30), 51.4, 12.4)
    head = markdown_of(document).split("---")[1]
    assert read(event=yaml.safe_load(head)["event"]).document.event == document.event


def test_a_missing_title_is_filled_and_a_misspelt_field_remarked() -> None:
    draft = read(publised="2017")
    assert draft.document.title == "Ersatz"
    assert tuple(map(str, draft.remarks)) == ("field 'publised' is not known and not read; did you mean published?",)
