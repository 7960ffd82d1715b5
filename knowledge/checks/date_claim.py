"""Days on which something happens: "Die Konferenz war am 7. März 2017", "Einreichungsschluss: 15. März 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from knowledge.checks.claim import Claim
from knowledge.checks.statement import Statement, nouns_in
from knowledge.figure import Day, FoundDate
from knowledge.passage import Span

_ACTS = {
    "announcing": r"Einladung|[Ll]ud\b.*\bein|eingeladen|Mitteilung|Medieninformation|[Mm]eldung|kündig\w+|berichte\w*|"
    r"Bericht\b|Schreiben|antwortete|bekannt|Stand\b|Briefkopf|nahm\b.*\bStellung|Stellungnahme",
    "ending": r"schluss\b|Frist|frist\b|endet|endete|beendet\w*|Ende\b|spätestens|läuft bis|Laufzeit bis",
    "deciding": r"beschl\w+|unterzeichn\w*|unterschr\w*|verabschied\w*",
}
"""Two dates are of one thing only where the same was done on them; what is none of this takes place or begins."""
_PATTERNS = {act: re.compile(pattern) for act, pattern in _ACTS.items()}
_HAPPENING = "happening"
_ONCE = ("ending", "deciding")
"""What happens to one thing once: any other day of the year contradicts, not only one of the same month or number."""


def date_claims(statement: Statement, dates: Iterable[FoundDate], published: int | None) -> Iterator[Claim]:
    """`dates` are those of the statement; `published` is the year that counts where none is named."""
    year = statement.years[0] if len(statement.years) == 1 else published if not statement.years else None
    found = sorted(dates, key=lambda each: each.span.start)
    ends = [0, *(each.span.end for each in found)]
    starts = [*(each.span.start for each in found), len(statement.text)]
    for number, each in enumerate(found):
        days = [day for part in each.days if (day := _day(part, year))]
        if days:
            clause = Span(ends[number], starts[number + 1])
            yield _claim(statement, each, clause, (min(days), max(days)))


def _claim(statement: Statement, found: FoundDate, clause: Span, days: tuple[date, date]) -> Claim:
    first, last = days
    words = statement.text[clause.start : clause.end]
    act = next((act for act, pattern in _PATTERNS.items() if pattern.search(words)), _HAPPENING)
    return Claim(
        keys=(f"{act} {first:%Y-%m}", f"{act} {first:%Y %d}", *([f"{act} {first:%Y}"] if act in _ONCE else [])),
        low=first.toordinal(),
        high=last.toordinal(),
        said=statement.text[found.span.start : found.span.end].strip(),
        role=nouns_in(words),
        own=statement.nouns,
        around=statement.around,
        places=statement.places,
        start=statement.span.start,
        end=statement.span.end,
        is_date=True,
    )


def _day(part: Day, year: int | None) -> date | None:
    try:
        return date(part.year or year or 0, part.month or 0, part.day or 0)
    except ValueError:
        return None
