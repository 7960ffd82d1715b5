"""Announcements whose day has passed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogue.ageing import announces_what_is_over

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Am 7. März 2017 sollte die „StrategieWerkstatt: Industrie der ZUKUNFT“ in Leipzig zeigen, was sie bis dahin "
        "erarbeitet hatte.",
        "Bis Ende 2018 sollten Handlungsempfehlungen folgen.",
        "Nachgeholt werden sollte es am Freitag, dem 22. Juni 2018, von 14 bis 15:30 Uhr im Ministerium.",
        "Bis zum Frühjahr 2019 wollte das Ministerium aus den Ergebnissen eine sächsische Industriestrategie "
        "entwickeln.",
        "Als erstes konkretes Projekt kündigte Dulig eine internationale Industriekonferenz im Februar 2019 auf der "
        "Messe Intec an.",
        "Ein Satz davor. Sie sollte im Februar 2019 zur Messe Intec in Leipzig stattfinden und sich gezielt an Hidden "
        "Champions wenden.",
        "Einreichungsschluss: 15. März 2021, 15 Uhr",
        "Die Messe findet vom 7. bis 10. März 2017 statt.",
        "Die Tagung ist für den 3.4.2019 geplant.",
        "Die Preise werden am 7. März 2018 verliehen.",
    ],
)
def test_an_announcement_for_a_past_day_is_over(text: str) -> None:
    assert announces_what_is_over(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Am 24. April 2018 wurden die Leitlinien in der Vertretung des Freistaates Sachsen beim Bund in Berlin "
        "präsentiert, Brüderstraße 11/12.",
        "Für 2025 waren bis zu 160.000 Euro Preisgeld ausgelobt, Bewerbungsschluss war der 10. März 2025.",
        "Im November 2018 kündigte Wirtschaftsminister Martin Dulig als erstes Projekt eine Industriekonferenz an.",
        "Zunächst waren mindestens zwei Jahre vorgesehen; tatsächlich lief das Projekt rund drei Jahre bis November "
        "2018.",
        "Im April 2013 zog das Unternehmen in größere Räume; geplant waren damals zehn bis zwölf Fachleute.",
        "Im Januar 2016 gab Sigmar Gabriel bekannt, dass Chemnitz Standort eines Kompetenzzentrums wird.",
        "**19. Dezember 2024:** Dirk Panter wird Wirtschaftsminister.",
        "Ab November 2019 sollte die ZukunftsWerkstatt INDUSTRIE prüfen, ob die Vorschläge passen.",
        "Nach der Mitteilung vom 9. Februar 2017 soll eine Strategie entstehen.",
        "Am 7. März 2018 erklärte Dulig, Sachsen soll mehr Wertschöpfung erreichen.",
        "Nach dem Bericht vom März 2025 ist die nächste Ausgabe für 2027 vorgesehen.",
        "Im Mai 2019 soll begonnen werden und bis 2030 soll alles fertig sein.",
        "Am 31.02.2017 soll getagt werden.",
        "Bis 2030 sollte die Zahl der Menschen im Erwerbsalter um etwa 300.000 sinken.",
        "",
    ],
)
def test_nothing_else_is(text: str) -> None:
    assert not announces_what_is_over(text, TODAY)


def test_it_is_over_on_the_day_after() -> None:
    text = "Die Konferenz soll am 7. März 2017 tagen."
    assert not announces_what_is_over(text, date(2017, 3, 7))
    assert announces_what_is_over(text, date(2017, 3, 8))
    assert not announces_what_is_over("Sie soll im März 2017 tagen.", date(2017, 3, 31))


def test_a_year_that_is_not_yet_over_may_be_the_one_announced() -> None:
    text = "Im Mai 2019 soll begonnen werden und bis 2026 soll alles fertig sein."
    assert not announces_what_is_over(text, date(2026, 12, 31))
    assert announces_what_is_over(text, date(2027, 1, 1))
