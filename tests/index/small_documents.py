"""Two short documents that the index tests build snapshots from."""

from __future__ import annotations

from dataclasses import replace

from knowledge.document import Document
from knowledge.partial_date import PartialDate

CONFERENCE = Document(
    id="01-konferenz",
    title="Strategiekonferenz 2017",
    body=(
        "# Strategiekonferenz 2017\n\n## Termin\n\nDie Konferenz fand am 7. März 2017 in Leipzig statt. "
        "Eingeladen hatte das Ministerium.\n\n## Redner\n\nDie Keynote hielt Professor Westkämper aus Stuttgart."
    ),
    publisher="Sächsisches Staatsministerium für Wirtschaft, Arbeit und Verkehr (SMWA)",
    published=PartialDate(2017, 2, 9),
    anticipated={"Termin": ("Wann war die Konferenz?", "Wo traf man sich 2017?")},
)
FUNDING = Document(
    id="02-foerderung",
    title="Förderung",
    body=(
        "# Förderung\n\n## Zuschuss\n\nKleine und mittlere Unternehmen (KMU) erhalten einen Zuschuss. "
        "Anträge nimmt die Sächsische Aufbaubank (SAB) entgegen."
    ),
)
DOCUMENTS = (CONFERENCE, FUNDING)
CHANGED = replace(FUNDING, body=FUNDING.body.replace("einen Zuschuss", "ein Darlehen"))
