"""Documents with something of everything: a list, an event, a superseded one, an expired one without a date."""

from __future__ import annotations

from knowledge.document import Document, Event
from knowledge.partial_date import PartialDate

CONFERENCE = Document(
    id="01-konferenz",
    title="Strategiekonferenz 2017",
    body=(
        "# Strategiekonferenz 2017\n\n## Termin\n\nDie Konferenz fand am 7. März 2017 in Leipzig statt. "
        "Eingeladen hatte das Ministerium.\n\n## Redner\n\nDie Keynote hielt Professor Westkämper aus Stuttgart. "
        "Er leitete dort ein Institut.\n\n## Gruppen\n\nMitgewirkt haben:\n\n"
        "- die Gewerkschaften\n- die Kammern\n- die Hochschulen\n"
    ),
    publisher="Sächsisches Staatsministerium für Wirtschaft",
    published=PartialDate(2017, 2, 9),
    source_url="https://example.org/konferenz?a=1&b=2",
    event=Event(PartialDate(2017, 3, 7)),
    anticipated={"Termin": ("Wann war die Konferenz?",), "Redner": ("Wer hielt die Keynote?",)},
)
DRAFT = Document(
    id="02-entwurf",
    title="Entwurf der Leitlinien",
    body="# Entwurf der Leitlinien\n\n## Zahl\n\nDer Entwurf nennt sieben Leitlinien.",
    published=PartialDate(2017, 5),
    superseded_by="03-leitlinien",
    anticipated={"Zahl": ("Wie viele Leitlinien nennt der Entwurf?",)},
)
GUIDELINES = Document(
    id="03-leitlinien",
    title="Leitlinien der Industriestrategie",
    body="# Leitlinien\n\n## Inhalt\n\nDie Leitlinien gelten der Digitalisierung. Eine Auflage ist nicht belegt.",
    publisher="VDI/VDE-IT",
    published=PartialDate(2018),
)
FUNDING = Document(
    id="04-foerderung",
    title="Förderung",
    body="# Förderung\n\n## Zuschuss\n\nUnternehmen erhalten einen Zuschuss von 50.000 Euro.",
    valid_until=PartialDate(2020),
)
DOCUMENTS = (CONFERENCE, DRAFT, GUIDELINES, FUNDING)
