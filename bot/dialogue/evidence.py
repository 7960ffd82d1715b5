"""What speaks for and against the quotation answering the question, in figures that can be read and explained."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, fields

from bot.dialogue.asked_fact import FactKind, new_facts
from bot.dialogue.quotation import Extract
from index.ranking import Ranking

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_UNKNOWN = re.compile(
    r"nicht (?:belegt|bekannt|genannt|nennt|angegeben|gefunden|finden|überliefert|beschrieben|enthalten|beantworten"
    r"|hervor|lesbar|vor\b)|(?:nennen|geben|sagen|steht)\b.{0,60}\b(?:nicht|keine)|bleibt offen|ist offen"
    r"|lag (?:für dieses Merkblatt )?nicht vor"
    r"|ist unbekannt|fehl(?:t|en)\b|nur der Titel ist bekannt|lässt sich nicht",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One question and one quotation.

    `cosine`, `coverage`: passage and question (`index.hit.Hit`). `anticipated`: score of the best anticipated
    question (the passage's own score where there is none). `sentence`: closeness of the quotation's best sentence;
    `quoted`: share of the question's words that the quotation holds. `margin`: how far the next best passage of
    another section is behind. `fact`: +1 the asked-for kind of fact stands in the quotation, -1 it does not, 0 no kind
    was asked for. `years`, `numbers`: share of the question's that are missing in passage and title. `unknown`: the
    quotation says that something is not known.
    """

    cosine: float
    coverage: float
    anticipated: float
    sentence: float
    quoted: float
    margin: float
    fact: float
    years: float
    numbers: float
    unknown: float

    @classmethod
    def of(cls, question: str, ranking: Ranking, extract: Extract) -> Evidence:
        hit, passage = ranking.hits[0], extract.passage
        quotation = " ".join(passage.sentence(span) for span in extract.spans)
        return cls(
            cosine=hit.cosine,
            coverage=hit.coverage,
            anticipated=hit.anticipated or hit.cosine,
            sentence=extract.score,
            quoted=ranking.terms.coverage_of(quotation),
            margin=_margin(ranking),
            fact=_fact(extract.kind, quotation, question),
            years=_missing(_YEAR, question, passage.context),
            numbers=_missing(_NUMBER, question, passage.context),
            unknown=float(bool(_UNKNOWN.search(quotation))),
        )

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))

    def figures(self) -> tuple[float, ...]:
        """In the order of `names`."""
        return astuple(self)


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


def _missing(pattern: re.Pattern[str], question: str, text: str) -> float:
    wanted = pattern.findall(question)
    held = set(pattern.findall(text))
    return sum(figure not in held for figure in wanted) / len(wanted) if wanted else 0.0
