"""Chooses the one to three sentences or the list of a passage that answer, verbatim and in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from bot.dialogue.asked_fact import FactKind, asked_for, new_facts
from bot.dialogue.text_unit import Unit, length_of, list_around, runs, shortened, with_context
from index.ranking import Ranking
from index.reader import Reading
from index.retriever import Retriever
from knowledge.passage import Passage, Span

LONGEST = 700
"""Characters of all quotations of one reply together."""
MOST_SENTENCES = 3
SHORT_LIST = 350
"""Characters up to which a list is quoted whole when one of its items answers."""
_COVERAGE_WEIGHT = 0.05
_FACT_BONUS = 0.04
_FIGURE_BONUS = 0.05
"""For a sentence that holds a year or number of the question."""
_ASKED_BONUS = 0.3
"""For the answer to a question that the document asks itself, by the share of the citizen's question in it."""
_READER_WEIGHT = 0.1
_CERTAIN = 0.5
"""From this certainty on the reader's words are shown in bold."""
_CLOSE = 0.12
"""A further sentence this close to the best is quoted too."""
_ANTICIPATED_SHARE = 0.5
"""How far sentences are chosen by the anticipated question, in the documents' own words, that found the passage …"""
_SAME_QUESTION = 0.9
"""… if its cosine with the citizen's question is at least this."""

_FIGURE = re.compile(r"\d{2,}(?:[.,]\d+)*")
Scores: TypeAlias = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Extract:
    """What is quoted of a passage.

    `spans` are runs of neighbouring sentences, in order; `best` is the sentence found first and `score` how close it is
    to the question; `fact` is where the asked-for fact stands in the body, if it does.
    """

    passage: Passage
    spans: tuple[Span, ...]
    best: Span
    score: float
    coverage: float
    kind: FactKind
    fact: Span | None

    @property
    def words(self) -> str:
        """All that is quoted, in one line of text."""
        return " ".join(self.passage.sentence(span) for span in self.spans)


class Quoter:
    """Reads sentences of one snapshot."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever

    def window(self, focus: Ranking, passage: Passage, longest: int) -> Passage:
        """The passage, or of a longer one the neighbouring sentences that are closest to the question together."""
        if len(passage.text) <= longest:
            return passage
        cosines = self._retriever.closeness(focus, passage)
        first, last = _closest_run(passage.sentences, cosines, longest)
        start, end = passage.sentences[first].start, passage.sentences[last].end
        text = passage.text[start - passage.start : end - passage.start]
        return replace(passage, text=text, start=start, end=end, sentences=passage.sentences[first : last + 1])

    def extract(self, question: str, ranking: Ranking, passage: Passage, reading: Reading | None = None) -> Extract:
        """The quotation from `passage` that answers `question` best, whether or not it does; `reading` is of both."""
        kind = asked_for(question)
        units = [Unit.of(passage, span) for span in passage.sentences]
        texts = [unit.text for unit in units]
        cosines = self._closeness(ranking, passage)
        coverages = np.array([ranking.terms.coverage_of(text) for text in texts])
        figures = set(_FIGURE.findall(question))
        bonus = np.array(
            [
                _FACT_BONUS * bool(new_facts(kind, text, question))
                + _FIGURE_BONUS * bool(figures.intersection(_FIGURE.findall(text)))
                + (_ASKED_BONUS * ranking.terms.coverage_of(unit.asked) if unit.asked else 0.0)
                for unit, text in zip(units, texts, strict=True)
            ]
        )
        scores = cosines + _COVERAGE_WEIGHT * coverages + bonus + _READER_WEIGHT * _read(passage, reading)
        best = int(np.argmax(scores))
        chosen = runs(units, _chosen(units, scores, best, kind))
        spans = shortened(chosen, passage.text, passage.start, LONGEST)
        fact = _answer_span(passage, reading, spans) or units[best].fact(kind, question)
        return Extract(passage, spans, units[best].span, float(scores[best]), float(coverages[best]), kind, fact)

    def _closeness(self, ranking: Ranking, passage: Passage) -> Scores:
        """Of each sentence to the question, and to the anticipated one that asks the same."""
        own = self._retriever.closeness(ranking, passage)
        vector = self._retriever.anticipated_vector(ranking, passage)
        if vector is None or float(vector @ ranking.vector) < _SAME_QUESTION:
            return own
        theirs = self._retriever.snapshot.vectors_of_sentences(passage) @ vector
        return (1 - _ANTICIPATED_SHARE) * own + _ANTICIPATED_SHARE * theirs


def _closest_run(spans: Sequence[Span], cosines: Scores, longest: int) -> tuple[int, int]:
    """First and last sentence of the run that grows from the closest one, always on the closer side."""
    first = last = int(np.argmax(cosines))
    while first > 0 or last + 1 < len(spans):
        before = cosines[first - 1] if first > 0 else -np.inf
        after = cosines[last + 1] if last + 1 < len(spans) else -np.inf
        wider = (first - 1, last) if before > after else (first, last + 1)
        if spans[wider[1]].end - spans[wider[0]].start > longest:
            break
        first, last = wider
    return first, last


def _read(passage: Passage, reading: Reading | None) -> Scores:
    """How likely the reader finds the answer in each sentence, 0 to 1."""
    if reading is None:
        return np.zeros(len(passage.sentences), np.float32)
    at = passage.start
    return np.array([reading.evidence(span.start - at, span.end - at) for span in passage.sentences], np.float32)


def _answer_span(passage: Passage, reading: Reading | None, spans: Sequence[Span]) -> Span | None:
    """Where the reader's answer stands in the body, if it is certain of it and it is quoted."""
    if reading is None or reading.certainty < _CERTAIN or reading.start >= reading.end:
        return None
    found = Span(passage.start + reading.start, passage.start + reading.end)
    return found if any(span.start <= found.start and found.end <= span.end for span in spans) else None


def _chosen(units: Sequence[Unit], scores: Scores, best: int, kind: FactKind) -> list[int]:
    """Numbers of the sentences to quote: up to three, the best and others nearly as good, with what they need."""
    whole = list_around(units, best)
    longest = LONGEST if kind is FactKind.LIST or units[best].leads else SHORT_LIST
    if len(whole) > 1 and length_of(units, whole) <= longest:
        return whole
    picked, chosen = [best], with_context(units, [best], LONGEST)
    for number in map(int, np.argsort(-scores)):
        if len(picked) == MOST_SENTENCES or scores[number] < scores[best] - _CLOSE:
            break
        wider = with_context(units, [*picked, number], LONGEST)
        if number not in picked and not units[number].leads and length_of(units, wider) <= LONGEST:
            picked.append(number)
            chosen = wider
    return chosen
