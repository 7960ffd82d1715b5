"""What the fields above a text may say."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from knowledge.document import Document, Event, Kind
from knowledge.draft import Draft
from knowledge.front_matter import BadField, draft_from
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
    ],
)
def test_a_wrong_value_is_named_with_what_may_stand_there(fields: dict[str, object], words: list[str]) -> None:
    with pytest.raises(BadField) as caught:
        draft_from(fields, id="x", title="", body="")
    assert [word for word in words if word not in str(caught.value)] == []


def test_a_missing_title_is_filled_and_a_misspelt_field_remarked() -> None:
    draft = read(publised="2017")
    assert draft.document.title == "Ersatz"
    assert draft.remarks == ("field 'publised' is not known and not read; did you mean published?",)
