"""German texts made up of ministry-like words: as many documents as a benchmark wants, the same ones every time."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from knowledge.document import Document, Kind
from knowledge.partial_date import PartialDate

FIRST = (
    "Industrie", "Innovations", "Strategie", "Förder", "Technologie", "Halbleiter", "Energie", "Fachkräfte",
    "Gründer", "Wasserstoff", "Maschinenbau", "Fahrzeug", "Werkstoff", "Leichtbau", "Digital", "Export", "Cluster",
    "Netzwerk", "Forschungs", "Standort", "Messe", "Wirtschafts", "Umwelt", "Bildungs", "Produktions", "Roboter",
    "Mikroelektronik", "Batterie", "Rohstoff", "Textil", "Papier", "Handwerks", "Logistik", "Genehmigungs",
    "Gewerbe",
)  # fmt: skip
LAST = (
    "programm", "konferenz", "richtlinie", "werkstatt", "zentrum", "initiative", "bericht", "vorhaben", "allianz",
    "beirat", "zuschuss", "plattform", "beratung", "verbund", "preis", "dialog", "studie", "offensive", "agentur",
    "stelle", "gesellschaft", "maßnahme", "vereinbarung", "tagung", "region",
)  # fmt: skip
_PLACES = (
    "Dresden", "Leipzig", "Chemnitz", "Zwickau", "Görlitz", "Bautzen", "Plauen", "Freiberg", "Meißen", "Pirna",
    "Torgau", "Döbeln", "Riesa", "Zittau", "Hoyerswerda", "Annaberg", "Aue", "Mittweida", "Grimma", "Borna",
)  # fmt: skip
_SENTENCES = (
    "Die {a} unterstützt seit {year} kleine und mittlere Unternehmen in {place} mit {amount} Millionen Euro.",
    "Am {day}. {month} {year} trafen sich {count} Fachleute aus {place} und {place2} zur {a}.",
    "Anträge nimmt die {b} in {place} bis zum {day}. {month} entgegen.",
    "Mit der {a} will der Freistaat die {b} bis {year} deutlich ausbauen.",
    "Nach Angaben der {b} stieg die Zahl der Beteiligten im Jahr {year} auf {count}.",
    "Ansprechpartner für die {a} ist die {b}, die ihren Sitz in {place} hat.",
    "Gefördert werden bis zu {percent} Prozent der Ausgaben, höchstens jedoch {amount} Millionen Euro.",
    "Der Minister nannte die {a} einen wichtigen Schritt für {place} und die gesamte {b}.",
)
_HEADINGS = ("Worum es geht", "Ziele", "Förderung", "Termine", "Beteiligte", "Ergebnisse", "Ausblick")
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip


def synthetic_documents(count: int) -> Iterator[Document]:
    """Each has two to four short sections of two or three sentences; every tenth two anticipated questions."""
    return (synthetic_document(number) for number in range(count))


def synthetic_document(number: int) -> Document:
    dice = Random(number)  # noqa: S311  (the same documents every time is what is wanted)
    title = f"{_name(dice)} {dice.choice(_PLACES)} {number}"
    headings = dice.sample(_HEADINGS, dice.randint(2, 4))
    sections = "\n\n".join(f"## {heading}\n\n{_paragraph(dice)}" for heading in headings)
    return Document(
        id=f"{number:05}-synthetisch",
        title=title,
        body=f"# {title}\n\n{sections}",
        kind=dice.choice(list(Kind)),
        publisher=f"{_name(dice)} {dice.choice(_PLACES)}",
        published=PartialDate(dice.randint(2010, 2025), dice.randint(1, 12), dice.randint(1, 28)),
        source_url=f"https://example.org/{number}",
        topics=(dice.choice(FIRST), dice.choice(FIRST)),
        anticipated={headings[0]: (f"Was ist {title}?", f"Wer fördert {title}?")} if number % 10 == 0 else {},
    )


def _paragraph(dice: Random) -> str:
    return " ".join(_sentence(dice) for _ in range(dice.randint(2, 3)))


def _sentence(dice: Random) -> str:
    return dice.choice(_SENTENCES).format(
        a=_name(dice),
        b=_name(dice),
        place=dice.choice(_PLACES),
        place2=dice.choice(_PLACES),
        year=dice.randint(2008, 2030),
        day=dice.randint(1, 28),
        month=dice.choice(_MONTHS),
        count=dice.randint(20, 30000),
        amount=dice.randint(1, 900),
        percent=dice.randint(10, 90),
    )


def _name(dice: Random) -> str:
    return f"{dice.choice(FIRST)}{dice.choice(LAST)}"
