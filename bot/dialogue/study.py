"""Studies what the documents say about a question, by itself or in the light of the question before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.dialogue.asked_fact import FactKind, asked_for, facts
from bot.dialogue.evidence import Evidence, Grounds
from bot.dialogue.follow_up import resolved
from bot.dialogue.library import Library
from bot.dialogue.quotation import Extract
from bot.dialogue.reordering import by_documents, by_mentions
from index.ranking import Ranking
from index.reader import Reading, shifted
from knowledge.passage import Passage

HITS = 10
FEWEST_WORDS = 3
NEW_WORDS = 0.3
"""Share of a follow-up's own words, by rarity, that the passage must hold."""
LONGEST_READ = 640
"""Characters of a passage that the reader reads: its time grows with them."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Study:
    """What the best passage says about `question` and what speaks for it; without any passage there is neither.

    Of a follow-up, `before` is what was found for the question before, and `closest` how close the new question by
    itself is to a sentence of the best passage.
    """

    question: str
    ranking: Ranking
    extract: Extract | None = None
    evidence: Evidence | None = None
    before: Ranking | None = None
    closest: float = 0.0


def study(library: Library, question: str) -> Study:
    """Search for a question that stands on its own feet."""
    ranking = by_mentions(library.retriever.search(question, HITS), question)
    return _studied(library, question, ranking, ranking)


def study_follow_up(library: Library, question: str, previous: str, alone: Study) -> Study:
    """Search for both questions together, prefer the document that answered the one before, and choose the sentence by
    what is asked now; `alone` is the study of `question` by itself."""
    whole = resolved(question, previous)
    ranking = by_mentions(library.retriever.search(whole, HITS), whole)
    before = library.retriever.search(previous, 1)
    focus = alone.ranking if question in whole else ranking
    studied = _studied(library, whole, _after(ranking, before), focus)
    if studied.extract is None:
        return studied
    closeness = library.retriever.closeness(alone.ranking, studied.extract.passage)
    return replace(studied, before=before, closest=float(closeness.max(initial=0.0)))


def answers_anew(question: str, alone: Study, both: Study) -> bool:
    """Does the quotation for both questions say something to the new one, not only to the one before?

    It must hold the kind of fact that is asked for now, or its passage the words that are new; a changed year is both.
    """
    if both.extract is None:
        return False
    if question not in both.question:
        return True
    kind = asked_for(question)
    if kind not in (FactKind.OTHER, FactKind.LIST):
        return bool(facts(kind, both.extract.words))
    return alone.ranking.terms.coverage_of(both.extract.passage.context) >= NEW_WORDS


def _studied(library: Library, question: str, ranking: Ranking, focus: Ranking) -> Study:
    """`focus` is the question by which the sentence is chosen."""
    if not ranking.hits:
        return Study(question, ranking)
    passage = ranking.hits[0].passage
    reading = read_passage(library, question, focus, passage)
    extract = library.quoter.extract(focus.question, focus, passage, reading)
    grounds = Grounds(reading, library.anticipated(passage))
    return Study(question, ranking, extract, Evidence.of(question, ranking, extract, grounds))


def read_passage(library: Library, question: str, focus: Ranking, passage: Passage) -> Reading | None:
    """A word or two name a topic ("RegioKüche") and ask nothing that a reader could look for."""
    if library.reader is None or len(_WORD.findall(question)) < FEWEST_WORDS:
        return None
    window = library.quoter.window(focus, passage, LONGEST_READ)
    reading = library.reader.read(question, [window.context])[0]
    return shifted(reading, window.start - passage.start)


def _after(ranking: Ranking, before: Ranking) -> Ranking:
    nearer = by_documents(ranking, {hit.passage.document for hit in before.hits})
    return replace(
        nearer,
        encode_ms=ranking.encode_ms + before.encode_ms,
        search_ms=ranking.search_ms + before.search_ms,
    )
