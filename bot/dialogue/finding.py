"""From a question to what the documents say about it, and how sure we are that it answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.dialogue.confidence import Judge, judge_by_words
from bot.dialogue.follow_up import leans_on_previous, may_lean_on_previous
from bot.dialogue.following import Readings, shipped_following
from bot.dialogue.library import Library
from bot.dialogue.quotation import Extract
from bot.dialogue.reply import Status
from bot.dialogue.study import HITS, Study, answers_anew, study, study_follow_up
from index.encoder import Vectors
from index.ranking import Ranking

LEANING = 0.25
"""What it is worth in confidence that a question leans on the one before, where no model tells more."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`question` stands on its own feet, in the words of the documents; `status` is what the confidence allows.

    Milliseconds are those of all tries together.
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


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in its language, and the one before in the conversation."""

    question: str
    previous: str | None = None
    language: str = "de"


def find(library: Library, judge: Judge, asked: Asked) -> Finding:
    """Search for the question, and where it may be understood with the one before only, for both together."""
    asked = _plain(library, asked)
    studied = study(library, asked.question)
    alone = _judged(judge, studied)
    if asked.previous is None or not may_lean_on_previous(asked.question, asked.language):
        return alone
    both = study_follow_up(library, asked.question, asked.previous, studied)
    together = _judged(judge, both)
    if _follows(library, Readings(asked.question, asked.language, studied, both, judge)):
        return _following(alone, together, asked.previous)
    return alone


def glance(library: Library, judge: Judge, asked: Asked) -> Finding:
    """The best passages for a message that asks nothing: none of them is read, for none will be quoted."""
    return _judged(judge, Study(asked.question, library.retriever.search(asked.question, HITS)))


def find_by_words(library: Library, asked: Asked) -> Finding:
    """The same where the encoder fails."""
    return replace(find(library.by_words, judge_by_words(), asked), by_words=True)


def _plain(library: Library, asked: Asked) -> Asked:
    previous = library.plain(asked.previous, asked.language) if asked.previous else None
    return replace(asked, question=library.plain(asked.question, asked.language), previous=previous)


def _follows(library: Library, readings: Readings) -> bool:
    """By the model where it was fitted for this encoder, else by the words and by what is answered more surely."""
    model, following = shipped_following(), readings.following()
    if following is not None and library.snapshot.manifest.model_fingerprint == model.fingerprint:
        return model.reads_together(following)
    return (
        leans_on_previous(readings.question, readings.language)
        and answers_anew(readings.question, readings.alone, readings.both)
        and _confidence(readings.judge, readings.both) + LEANING > _confidence(readings.judge, readings.alone)
    )


def _judged(judge: Judge, studied: Study) -> Finding:
    confidence = _confidence(judge, studied)
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


def _confidence(judge: Judge, studied: Study) -> float:
    return judge.confidence(studied.evidence) if studied.evidence else 0.0


def _following(alone: Finding, together: Finding, previous: str) -> Finding:
    """The topic stays what it was, so that a chain of follow-ups does not grow; only a changed year makes a new one."""
    return replace(
        together,
        encode_ms=alone.encode_ms + together.encode_ms,
        search_ms=alone.search_ms + together.search_ms,
        vector=alone.vector,
        topic=previous if alone.question in together.question else together.question,
        follows=True,
    )
