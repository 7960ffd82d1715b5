"""From a question to what the documents say about it, and how sure we are that it answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.dialogue.confidence import Judge
from bot.dialogue.follow_up import leans_on_previous
from bot.dialogue.library import Library
from bot.dialogue.quotation import Extract
from bot.dialogue.reply import Status
from bot.dialogue.study import Study, study, study_follow_up
from index.encoder import Vectors
from index.ranking import Ranking

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
    studied = study(library, question)
    alone = _judged(judge, studied)
    if previous is None:
        return alone
    together = _judged(judge, study_follow_up(library, question, previous, studied))
    return _surer(alone, together, leans_on_previous(question))


def _judged(judge: Judge, studied: Study) -> Finding:
    confidence = judge.confidence(studied.evidence) if studied.evidence else 0.0
    status = judge.status(confidence, studied.evidence) if studied.evidence else Status.NO_ANSWER
    ranking = studied.ranking
    return Finding(studied.question, ranking, studied.extract, confidence, status, ranking.encode_ms, ranking.search_ms)


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
