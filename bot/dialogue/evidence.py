"""What speaks for and against the quotation answering the question, in figures that can be read and explained."""

from __future__ import annotations

from dataclasses import dataclass, fields

from bot.dialogue.asked_fact import FactKind, lacks, new_facts
from bot.dialogue.mentions import names_missing, numbers_missing, ordinals_missing, places_missing, years_missing
from bot.dialogue.quotation import Extract
from bot.dialogue.text_unit import UNKNOWN
from index.ranking import Ranking
from index.reader import Reading

UNFORESEEN = 0.98
"""What the best anticipated question usually scores, so that its absence speaks through `foreseen` alone."""

_OF_ONE_FORM = (FactKind.MONEY, FactKind.TIME, FactKind.CONTACT)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What else is known of the quoted passage: what the reader makes of it, and the questions expected of it."""

    reading: Reading | None = None
    anticipated: tuple[str, ...] = ()


NO_GROUNDS = Grounds()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One question and one quotation.

    `cosine`, `coverage`: passage and question (`index.hit.Hit`). `foreseen`: editors have anticipated questions for
    the passage; `anticipated`: score of the best of them (`UNFORESEEN` where there is none). `sentence`: closeness of
    the quotation's best sentence; `quoted`: share of the question's words that the quotation holds. `margin`: how far
    the next best passage of another section is behind; `lead`: the same, where no anticipated question speaks for the
    passage (such scores lie closer together), else 0. `fact`: +1 the asked-for kind of fact stands in the quotation,
    -1 it does not, 0 no kind was asked for; `withheld`: a sum, a time or a contact was asked for, which are always
    told in one form, and the quotation holds none. `years`, `numbers`, `names`, `places`, `ordinals`: share of the
    question's that the passage lacks; `unsaid`: share of its words, by rarity, that neither the passage nor any of its
    anticipated questions holds. `unknown`: the quotation says that something is not known. `reader`: the reader's
    log-odds that the passage answers; `span`: how certain it is of the very words; `pointed`: as `fact`, of those
    words (all 0 without a reader).
    """

    cosine: float
    coverage: float
    foreseen: float
    anticipated: float
    sentence: float
    quoted: float
    margin: float
    lead: float
    fact: float
    withheld: float
    years: float
    numbers: float
    names: float
    places: float
    ordinals: float
    unsaid: float
    unknown: float
    reader: float
    span: float
    pointed: float

    @classmethod
    def of(cls, question: str, ranking: Ranking, extract: Extract, grounds: Grounds = NO_GROUNDS) -> Evidence:
        """`grounds` are of the question and the quoted passage."""
        hit, passage, reading = ranking.hits[0], extract.passage, grounds.reading
        quotation, margin = extract.words, _margin(ranking)
        return cls(
            cosine=hit.cosine,
            coverage=hit.coverage,
            foreseen=float(bool(hit.anticipated)),
            anticipated=hit.anticipated or UNFORESEEN,
            sentence=extract.score,
            quoted=ranking.terms.coverage_of(quotation),
            margin=margin,
            lead=0.0 if hit.anticipated else margin,
            fact=_fact(extract.kind, quotation, question),
            withheld=float(extract.kind in _OF_ONE_FORM and lacks(extract.kind, quotation, question)),
            years=years_missing(question, passage.context),
            numbers=numbers_missing(question, passage.context),
            names=names_missing(question, passage.context),
            places=places_missing(question, passage.context),
            ordinals=ordinals_missing(question, passage.context),
            unsaid=1.0 - ranking.terms.coverage_of("\n".join((passage.context, *grounds.anticipated))),
            unknown=float(bool(UNKNOWN.search(quotation))),
            reader=reading.answerable if reading else 0.0,
            span=reading.certainty if reading else 0.0,
            pointed=_fact(extract.kind, passage.text[reading.start : reading.end], question) if reading else 0.0,
        )

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))

    def figures(self) -> tuple[float, ...]:
        """In the order of `columns`."""
        return tuple(getattr(self, field.name) for field in fields(self))


def _margin(ranking: Ranking) -> float:
    first = ranking.hits[0].passage
    others = (
        hit.score
        for hit in ranking.hits
        if (hit.passage.document, hit.passage.heading) != (first.document, first.heading)
    )
    return ranking.hits[0].score - next(others, 0.0)


def _fact(kind: FactKind, quotation: str, question: str) -> float:
    if kind in (FactKind.OTHER, FactKind.LIST):
        return 0.0
    return 1.0 if new_facts(kind, quotation, question) else -1.0
