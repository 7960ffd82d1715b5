"""From a question to what the documents say about it, and how sure we are that it answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.dialogue.confidence import Judge
from bot.dialogue.evidence import Evidence
from bot.dialogue.follow_up import leans_on_previous, resolved
from bot.dialogue.library import Library
from bot.dialogue.quotation import Extract
from bot.dialogue.reply import Status
from index.encoder import Vectors
from index.ranking import Ranking

HITS = 10
LEANING = 0.25
"""What a question that leans on the one before, or does not, is worth in confidence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`question` stands on its own feet; `status` is what the confidence allows; milliseconds of all tries together.

    `follows`: it was read together with the question before.
    """

    question: str
    ranking: Ranking
    extract: Extract | None
    confidence: float
    status: Status
    encode_ms: float
    search_ms: float
    follows: bool = False

    @property
    def vector(self) -> Vectors:
        """The unit vector of the question as it was searched."""
        return self.ranking.vector


def find(library: Library, judge: Judge, question: str, previous: str | None) -> Finding:
    """Search for the question; after another one also for both together, and keep what is answered more surely."""
    alone = _found(library, judge, question)
    if previous is None:
        return alone
    together = _found(library, judge, resolved(question, previous))
    return _surer(alone, together, leans_on_previous(question))


def _found(library: Library, judge: Judge, question: str) -> Finding:
    ranking = library.retriever.search(question, HITS)
    if not ranking.hits:
        return Finding(question, ranking, None, 0.0, Status.NO_ANSWER, ranking.encode_ms, ranking.search_ms)
    extract = library.quoter.extract(question, ranking, ranking.hits[0].passage)
    evidence = Evidence.of(question, ranking, extract)
    confidence = judge.confidence(evidence)
    status = judge.status(confidence, evidence)
    return Finding(question, ranking, extract, confidence, status, ranking.encode_ms, ranking.search_ms)


def _surer(alone: Finding, together: Finding, leans: bool) -> Finding:
    """A question that leans on the one before is read with it unless it is answered much more surely by itself."""
    advantage = LEANING if leans else -LEANING
    follows = together.confidence + advantage > alone.confidence
    return replace(
        together if follows else alone,
        encode_ms=alone.encode_ms + together.encode_ms,
        search_ms=alone.search_ms + together.search_ms,
        follows=follows,
    )
