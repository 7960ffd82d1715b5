"""What counts as a figure or date of something, and how exactly it is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.checks.claim import Claim
from knowledge.checks.traits import Traits
from knowledge.document import Document, Event
from knowledge.partial_date import PartialDate


def claims(text: str, title: str = "T") -> tuple[Claim, ...]:
    return Traits.of(Document("d", title, text, published=PartialDate(2017))).claims


def the_claim(text: str) -> Claim:
    (claim,) = claims(text)
    return claim


@pytest.mark.parametrize(
    ("text", "said", "low", "high"),
    [
        ("Es kamen 24.200 Besucher.", "24.200 Besucher", 24_200, 24_200),
        ("Es kamen 24.000 Besucher.", "24.000 Besucher", 23_520, 24_480),
        ("Rund 1.400 Aussteller kamen.", "Rund 1.400 Aussteller", 1_260, 1_540),
        ("Es kamen mehr als 500 Gäste.", "mehr als 500 Gäste", 500, 650),
        ("Es kamen fast 500 Gäste.", "fast 500 Gäste", 450, 500),
        ("Elf Konzepte gingen ein.", "Elf Konzepte", 11, 11),
        ("Es gab zehn bis zwölf neue Fachleute.", "zehn bis zwölf neue Fachleute", 10, 12),
        ("Ein Umsatz von 1,5 Mio. Euro war es.", "1,5 Mio. Euro", 1_500_000, 1_500_000),
        ("Der Anteil lag bei 37,6 %.", "37,6 %", 37.6, 37.6),
        ("Die Fläche: 230 m².", "230 m²", 230, 230),
        ("Es kamen 24.200 Besucherinnen und Besucher.", "24.200 Besucherinnen", 24_200, 24_200),
    ],
)
def test_a_figure_is_as_exact_as_it_is_told(text: str, said: str, low: float, high: float) -> None:
    claim = the_claim(text)
    assert (claim.said, claim.is_date) == (said, False)
    assert (claim.low, claim.high) == pytest.approx((low, high), rel=0.02)


@pytest.mark.parametrize(
    "text",
    [
        "Die Linie 16 fährt zum Carolaplatz in 01097 Dresden.",
        "Sitz: Philippstraße 13 Chemnitz.",
        "Der zweite Workshop gehörte zur Industrie 4.0 Konferenz.",
        "Telefon 0351 564 80600 Pressestelle.",
        "Das Jahr 2016 Revue passieren lassen.",
        "Zwei Ziele und drei Themen gab es um 15 Uhr nach zwölf Jahren.",
        "Es waren 24.200.",
        "Es waren 50 Prozent.",
        "Die Zahl wuchs von 100 Mitgliedern (2017) auf 158 Mitglieder (2019).",
        "Im Jahr 1847 gegründete Firma.",
    ],
)
def test_numbers_that_count_nothing_are_no_claims(text: str) -> None:
    assert claims(text) == ()


def test_forms_of_a_word_count_the_same_thing_and_other_years_another() -> None:
    one, other = the_claim("24.200 Besucher kamen 2019."), the_claim("2019 sprach man mit 24.000 Besuchern.")
    assert one.keys == other.keys == ("besuch 2019",)
    assert the_claim("24.200 Besucher kamen.").keys == ("besuch 2017",)
    assert claims("24.200 Besucher kamen.", title="Messe 2015")[0].keys == ("besuch 2015",)
    assert claims("## Messe 2013\n\n24.200 Besucher kamen.", title="Messe 2015")[0].keys == ("besuch 2013",)
    assert the_claim("bis zu 24.200 Besucher").keys == ("besuch 2017 most",)
    assert the_claim("24.200 zufriedene Besucher").keys == ("besuch 2017 zufried",)
    assert the_claim("Die Halle hat eine Länge von 238 Metern.").keys == ("met",)


def test_the_year_of_the_event_counts_before_that_of_the_publication() -> None:
    document = Document("d", "T", "24.200 Besucher", published=PartialDate(2018), event=Event(PartialDate(2016)))
    assert Traits.of(document).claims[0].keys == ("besuch 2016",)


def test_what_a_figure_belongs_to_is_its_role() -> None:
    countries = claims("24.200 Besucher aus 35 Ländern trafen 1.400 Aussteller aus 30 Ländern.")
    assert [sorted(claim.role) for claim in countries] == [[], ["besuch"], [], ["ausstell"]]
    assert the_claim("58 Milliarden Euro Umsatz").role == {"umsatz"}
    assert the_claim("Preisgeld: insgesamt bis zu 30.000 Euro").role == {"preisgeld"}
    assert the_claim("90 Prozent der Aussteller").role == {"ausstell"}


@pytest.mark.parametrize(
    ("text", "said", "days"),
    [
        ("Die Konferenz fand am 7. März 2017 statt.", "7. März 2017", (736395, 736395)),
        ("Die Messe lief vom 7. bis 10. März 2017.", "7. bis 10. März 2017", (736395, 736398)),
        ("Die Konferenz fand am 7. März statt.", "7. März", (736395, 736395)),
        ("Die Konferenz fand am 07.03.2017 statt.", "07.03.2017", (736395, 736395)),
    ],
)
def test_a_date_covers_the_days_it_names(text: str, said: str, days: tuple[float, float]) -> None:
    claim = the_claim(text)
    assert (claim.said, (claim.low, claim.high), claim.is_date) == (said, days, True)


def test_dates_without_a_day_or_that_are_none_are_no_claims() -> None:
    assert claims("Im März 2017, am 31. Februar 2017 und am 29.2.2017 war nichts.") == ()


def test_what_was_done_on_a_day_tells_dates_apart() -> None:
    acts = [
        the_claim(f"{text} 7. März 2017").keys[0] for text in ("Einladung am", "Einreichungsschluss:", "Konferenz am")
    ]
    assert acts == ["announcing 2017-03", "ending 2017-03", "happening 2017-03"]


def test_names_behind_in_are_places_unless_an_article_stands_there() -> None:
    assert the_claim("In Leipzig kamen 500 Gäste.").places == {"leipzig"}
    assert the_claim("In der Stadt kamen 500 Gäste.").places == frozenset()
    assert claims("Es kamen 500 Gäste.", title="Messe in Leipzig")[0].places == {"leipzig"}


@given(st.text(st.sampled_from("0123456789.,:%€ bis und rund Euro März Jahr am I\n*-„“() m²AZaz"), max_size=120))
def test_claims_of_any_text_survive_writing_and_reading(text: str) -> None:
    for claim in claims(text):
        assert Claim.from_json(claim.as_json()) == claim
        assert claim.low <= claim.high
        assert 0 <= claim.start < claim.end <= len(text)
