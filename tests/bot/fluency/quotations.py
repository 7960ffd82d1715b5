"""Quotations that the tests of this folder let a model summarise."""

from __future__ import annotations

from bot.dialogue.reply import Quote, Reply, Status


def quote(text: str, title: str = "Einladung zur Strategiekonferenz", heading: str = "Termin 2019") -> Quote:
    return Quote(text, "01", title, "SMWA", "2017-02-09", "https://example.org", heading, 0, len(text))


CONFERENCE = quote(
    "Die erste Strategiekonferenz fand am **7. März 2017** in Leipzig statt. "
    "Professor Dr. Engelbert Westkämper hielt die Keynote, Wirtschaftsminister Martin Dulig eröffnete die Konferenz. "
    "Rund 24.200 Gäste kamen, 15 Prozent aus Polen."
)
MONEY = quote("Der Freistaat gibt 1,5 Millionen Euro. Eine Anmeldung ist nicht nötig.", "Förderung", "Zuschuss")
QUOTES = (CONFERENCE, MONEY)
TRUE = "Die erste Strategiekonferenz fand am 7. März 2017 in Leipzig statt."


def answered(question: str, language: str = "de") -> Reply:
    return Reply(question, Status.ANSWERED, language, lead="Dazu:", quotes=QUOTES)
