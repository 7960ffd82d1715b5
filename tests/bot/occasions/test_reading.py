"""What stands above a document as an occasion in the reader's language."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.catalogue import FALLBACKS, Catalogue
from bot.occasions.occasion import Occasion, Spot
from bot.occasions.reading import occasion_of
from knowledge.document import Document, Event
from knowledge.partial_date import PartialDate

CATALOGUE = Catalogue.from_folder()
DAY = PartialDate(2027, 3, 9)


def occasion(event: Event, language: str = "de", today: date = date(2027, 3, 9)) -> Occasion:
    document = Document(id="x", title="Titel", body="Text.", source_url="https://example.org", event=event)
    found = occasion_of(document, CATALOGUE, language, today)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("event", "when"),
    [
        (Event(DAY), "9. März 2027"),
        (Event(DAY, PartialDate(2027, 3, 12)), "9. März 2027 bis 12. März 2027"),
        (Event(DAY, DAY, None, time(10)), "9. März 2027, ab 10:00 Uhr"),
        (Event(DAY, None, None, time(10), time(16, 30)), "9. März 2027, 10:00 bis 16:30 Uhr"),
        (Event(PartialDate(2027, 9)), "September 2027"),
    ],
)
def test_the_date_is_said_as_precisely_as_the_source_gives_it(event: Event, when: str) -> None:
    assert occasion(event).when == when


@pytest.mark.parametrize("language", FALLBACKS)
def test_every_language_has_words_for_it(language: str) -> None:
    event = Event(DAY, PartialDate(2027, 3, 12), None, time(10), time(16, 30))
    assert "16:30" in occasion(event, language).when


def test_an_occasion_is_past_the_day_after_its_last_one() -> None:
    event = Event(DAY, PartialDate(2027, 3, 12))
    assert [occasion(event, today=date(2027, 3, day)).past for day in (8, 12, 13)] == [False, False, True]


def test_only_days_go_into_a_calendar() -> None:
    assert occasion(Event(PartialDate(2027, 9))).first is None
    assert occasion(Event(PartialDate(2027, 9, 1), PartialDate(2027))).last is None
    assert (occasion(Event(DAY)).first, occasion(Event(DAY)).last) == (date(2027, 3, 9), date(2027, 3, 9))


def test_coordinates_of_the_document_come_before_known_places() -> None:
    here = Event(DAY, place="Leipziger Messe, Halle 2", latitude=1.5, longitude=2.5)
    assert occasion(here).spot == Spot("Leipziger Messe", "Halle 2", 1.5, 2.5)


@pytest.mark.parametrize("place", ["Leipziger Messe", "Intec auf der Leipziger Messe, Halle 3", "Messegelände Leipzig"])
def test_a_known_place_is_found_by_its_name(place: str) -> None:
    spot = occasion(Event(DAY, place=place)).spot
    assert spot is not None
    assert spot.address == "Messe-Allee 1, 04356 Leipzig"


@pytest.mark.parametrize("place", [None, "Rathaus Chemnitz", "Leipziger Messestraße", "Leipzig"])
def test_a_place_nobody_knows_has_no_pin(place: str | None) -> None:
    assert occasion(Event(DAY, place=place)).spot is None


def test_a_document_about_no_occasion_has_none() -> None:
    assert occasion_of(Document(id="x", title="T", body="B"), CATALOGUE, "de", date(2027, 1, 1)) is None
