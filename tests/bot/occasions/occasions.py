"""Occasions of every kind."""

from __future__ import annotations

from datetime import date, time

from bot.occasions.occasion import Occasion, Spot

FAIRGROUNDS = Spot("Leipziger Messe", "Messe-Allee 1, 04356 Leipzig", 51.3967, 12.4028)
FAIR = Occasion(
    document="30-intec-2027",
    title="Intec und Z 2027: „Industrie, die trägt“; Leipzig, 9.–12. März",
    url="https://example.org/intec?a=1&b=2",
    when="9. März 2027 bis 12. März 2027",
    past=False,
    first=date(2027, 3, 9),
    last=date(2027, 3, 12),
    place="Leipziger Messe",
    spot=FAIRGROUNDS,
)
CONFERENCE = Occasion(
    document="31-konferenz",
    title="Konferenz",
    url="",
    when="28. Oktober 2027, 10:00 bis 16:30 Uhr",
    past=False,
    first=date(2027, 10, 28),
    last=date(2027, 10, 28),
    begins=time(10, 0),
    ends=time(16, 30),
    place="Rathaus, Chemnitz",
)
