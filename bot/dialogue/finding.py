"""From a question to what the documents say about it, and how sure we are that it answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.dialogue.confidence import Judge, judge_by_words
from bot.dialogue.follow_up import leans_on_previous
from bot.dialogue.library import Library
from bot.dialogue.quotation import Extract
from bot.dialogue.reply import Status
from bot.dialogue.study import Study, answers_anew, study, study_follow_up
from index.encoder import Vectors
from index.ranking import Ranking

LEANING = 0.25
"""What it is worth in confidence that a question leans on the one before."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`question` stands on its own feet; `status` is what the confidence allows; milliseconds of all tries together.

    `follows`: it was read together with the question before. `vector` is that of the message by itself, `topic` the
    question that a next one may lean on. `by_words`: found without an encoder.
    """

    question: str
    ranking: Ranking
    extract: Extract | None
    confidence: float
    status: Status
    encode_ms: float
    search_ms: float
    vector: Vectors
    topic: str
    follows: bool = False
    by_words: bool = False


def find(library: Library, judge: Judge, question: str, previous: str | None) -> Finding:
    """Search for the question; one that leans on the question before also for both together, if that answers it."""
    studied = study(library, question)
    alone = _judged(judge, studied)
    if previous is None or not leans_on_previous(question):
        return alone
    both = study_follow_up(library, question, previous, studied)
    if not answers_anew(question, studied, both):
        return alone
    return _surer(alone, _judged(judge, both), previous)


def find_by_words(library: Library, question: str, previous: str | None) -> Finding:
    """The same where the encoder fails."""
    return replace(find(library.by_words, judge_by_words(), question, previous), by_words=True)


def _judged(judge: Judge, studied: Study) -> Finding:
    confidence = judge.confidence(studied.evidence) if studied.evidence else 0.0
    ranking = studied.ranking
    return Finding(
        question=studied.question,
        ranking=ranking,
        extract=studied.extract,
        confidence=confidence,
        status=judge.status(confidence, studied.evidence) if studied.evidence else Status.NO_ANSWER,
        encode_ms=ranking.encode_ms,
        search_ms=ranking.search_ms,
        vector=ranking.vector,
        topic=studied.question,
    )


def _surer(alone: Finding, together: Finding, previous: str) -> Finding:
    """The question is read with the one before unless it is answered much more surely by itself.

    The topic stays what it was, so that a chain of follow-ups does not grow; only a changed year makes a new one.
    """
    if together.confidence + LEANING <= alone.confidence:
        return alone
    return replace(
        together,
        encode_ms=alone.encode_ms + together.encode_ms,
        search_ms=alone.search_ms + together.search_ms,
        vector=alone.vector,
        topic=previous if alone.question in together.question else together.question,
        follows=True,
    )
