"""Orders what was found anew by what the question mentions and by what was talked about before."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from bot.dialogue.asked_fact import asked_for, lacks
from bot.dialogue.mentions import places_missing, years_missing
from index.hit import Hit
from index.ranking import Ranking

SAME_DOCUMENT = 0.03
"""What a passage of the document that answered the question before is worth to a follow-up, in score."""
OTHER_YEAR = 0.05
"""What it costs a passage to lack the question's year …"""
ASKED_OF_ANOTHER_YEAR = 0.03
"""… and to be found by an anticipated question that names another one."""
OTHER_PLACE = 0.02
NO_SUCH_FACT = 0.02
"""What it costs a passage to hold no fact of the asked-for kind; half and twice as much change one question in 300."""


def by_mentions(ranking: Ranking, question: str) -> Ranking:
    """Passages about another year or place, or without the kind of fact that is asked for, stand back."""
    return _reordered(ranking, lambda hit: -_elsewhere(hit, question))


def by_documents(ranking: Ranking, documents: Collection[str]) -> Ranking:
    """Passages of these documents come forward."""
    return _reordered(ranking, lambda hit: SAME_DOCUMENT * (hit.passage.document in documents))


def _elsewhere(hit: Hit, question: str) -> float:
    lacking = OTHER_YEAR * years_missing(question, hit.passage.context)
    lacking += OTHER_PLACE * places_missing(question, hit.passage.context)
    lacking += NO_SUCH_FACT * lacks(asked_for(question), hit.passage.text, question)
    if years_missing(hit.anticipated_question, question):
        lacking += ASKED_OF_ANOTHER_YEAR * years_missing(question, hit.anticipated_question)
    return lacking


def _reordered(ranking: Ranking, worth: Callable[[Hit], float]) -> Ranking:
    hits = (replace(hit, score=hit.score + worth(hit)) for hit in ranking.hits)
    return replace(ranking, hits=tuple(sorted(hits, key=lambda hit: -hit.score)))
