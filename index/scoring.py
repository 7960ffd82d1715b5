"""How close each passage is to a question: the formula, apart from where candidates come from.

score of a passage   = (cosine of the passage + cosine of its best sentence) / 2 + 0.1 × coverage
score of a question  = cosine + 0.1 × coverage                        (of an anticipated question)
together             = (passage + 2 × best anticipated question) / 3, of the size of a cosine again

A passage without anticipated questions gets its own score plus what the best question usually adds, a constant, so
that it competes on its own merits. Measured with the questions of half of the documents taken away, right passage
first: 0.87, for answers in the other half 0.85; with the bare own score 0.81 and 0.73, with the median of the
questions' scores 0.51 and 0.12. Without any questions the order is that of `passage`.

Of a small snapshot every passage is scored; of a large one those that `Candidates` names, by the same formula.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.abbreviations import Abbreviations
from index.candidates import Candidates, best
from index.coded_means import CodedMeans
from index.encoder import Vectors
from index.gram_bits import GramBits
from index.gram_rows import spans_at
from index.held import Held
from index.large_parts import LargeParts
from index.lexicon import Floats, Terms
from index.matches import Ids, Matches, Neighbours, StoredVectors
from index.pointers import NO_QUESTION, Pointers
from index.snapshot import Snapshot

COVERAGE_WEIGHT = 0.1
SENTENCE_SHARE = 0.5
ANTICIPATED_WEIGHT = 2.0
USUAL_GAIN = 0.04
COMPARED = 128
"""Candidates of a large snapshot whose vectors are read from the disk, the best by what is in memory: no search finds
more."""


@dataclass(frozen=True, slots=True)
class Scores:
    """One figure for each passage scored, in the order of `rows`; `question` is the row of the best anticipated one, or
    NO_QUESTION."""

    rows: Ids
    cosine: Floats
    sentence: Floats
    coverage: Floats
    anticipated: Floats
    question: Ids
    total: Floats


class Scoring:
    """Works out the figures of a snapshot's passages for one question."""

    def __init__(self, snapshot: Snapshot, neighbours: Neighbours | None = None, *, exact: bool = False) -> None:
        self._snapshot = snapshot
        self.abbreviations = (
            Abbreviations(snapshot.large.abbreviations)
            if snapshot.large
            else Abbreviations.from_documents(snapshot.documents)
        )
        pointing = [question.passages for question in snapshot.anticipated]
        self._pointers = Pointers.of(pointing, len(snapshot.passages))
        found_by = neighbours or (snapshot.large.neighbours if snapshot.large else None)
        self._candidates = Candidates(snapshot, found_by, self._pointers) if found_by and not exact else None
        known = snapshot.large.passage_bits if snapshot.large else None
        self._bits = (known or GramBits.of(snapshot.passage_lexicon)) if self._candidates else None

    def terms(self, question: str) -> Terms:
        return self._snapshot.passage_lexicon.terms(question, self.abbreviations.expansions(question))

    def scores(self, question: str, vector: Vectors, terms: Terms) -> Scores:
        asked = self._asked(question)
        snapshot, held = self._snapshot, self._held(terms)
        rows = self._candidates.rows(vector, held, asked, COVERAGE_WEIGHT) if self._candidates and held else None
        coverage = self._coverage(terms, held, rows)
        pointers = self._pointers.at(rows)
        questions = snapshot.anticipated_vectors.scores(vector, pointers.questions)
        questions = questions + COVERAGE_WEIGHT * snapshot.coverage_by_questions(asked, pointers.questions)
        closest = pointers.closest(questions)
        if rows is not None and snapshot.large:
            roughly = self._closeness(snapshot.large, vector, rows) + COVERAGE_WEIGHT * coverage
            stay = np.sort(best(self._together(roughly, closest), COMPARED))
            rows, coverage, closest = rows[stay], coverage[stay], Matches(closest.ids[stay], closest.scores[stay])
        cosine = snapshot.passage_vectors.scores(vector, rows)
        sentence = self._best_of_each(snapshot.sentence_vectors, vector, cosine, rows)
        own = (1 - SENTENCE_SHARE) * cosine + SENTENCE_SHARE * sentence + COVERAGE_WEIGHT * coverage
        total = self._together(own, closest)
        return Scores(self._named(rows), cosine, sentence, coverage, closest.scores, closest.ids, total)

    def scores_by_words(self, question: str, terms: Terms) -> Scores:
        """Without a vector: coverage stands in the place of each cosine."""
        asked = self._asked(question)
        held = self._held(terms)
        rows = self._candidates.rows_by_words(held, asked) if self._candidates and held else None
        coverage = self._coverage(terms, held, rows)
        pointers = self._pointers.at(rows)
        closest = pointers.closest(self._snapshot.coverage_by_questions(asked, pointers.questions))
        total = self._together(coverage, closest, gain=0.0)
        return Scores(self._named(rows), coverage, coverage, coverage, closest.scores, closest.ids, total)

    def _held(self, terms: Terms) -> Held | None:
        return Held(self._snapshot.passage_lexicon, self._bits, terms) if self._bits else None

    def _coverage(self, terms: Terms, held: Held | None, rows: Ids | None) -> Floats:
        """Of a small snapshot always summed up alike, whatever found the candidates."""
        if held and rows is not None and self._snapshot.large:
            return held.coverage(rows)
        every = self._snapshot.coverage(terms)
        return every if rows is None else every[rows]

    def _named(self, rows: Ids | None) -> Ids:
        return np.arange(len(self._snapshot.passages)) if rows is None else rows

    def _asked(self, question: str) -> Terms:
        """The question's terms as anticipated questions weigh them."""
        return self._snapshot.anticipated_lexicon.terms(question, self.abbreviations.expansions(question))

    def _closeness(self, parts: LargeParts, vector: Vectors, rows: Ids) -> Floats:
        """Roughly what the passages' cosines are in the formula, from what is in memory; a passage without sentences is
        compared exactly."""
        starts = self._snapshot.sentence_rows
        without = np.flatnonzero(starts[rows + 1] == starts[rows])
        closeness = np.zeros(len(rows), np.float32)
        closeness[without] = self._snapshot.passage_vectors.scores(vector, rows[without])
        return self._best_of_each(parts.coded_means, vector, closeness, rows)

    def _best_of_each(
        self, by_sentence: StoredVectors | CodedMeans, vector: Vectors, instead: Floats, rows: Ids | None
    ) -> Floats:
        """The best score of each passage's sentences; the one in `instead` where it has none."""
        found = instead.copy()
        starts = self._snapshot.sentence_rows
        sentences = None if rows is None else spans_at(starts, rows)
        lengths = np.diff(starts) if rows is None else starts[rows + 1] - starts[rows]
        has = np.flatnonzero(lengths)
        if len(has):
            firsts = (np.cumsum(lengths) - lengths)[has]
            found[has] = np.maximum.reduceat(by_sentence.scores(vector, sentences), firsts)
        return found

    def _together(self, own: Floats, closest: Matches, gain: float = USUAL_GAIN) -> Floats:
        """On one scale for all passages, whichever of them are candidates."""
        if not len(self._pointers.targets):
            return own
        anticipated = np.where(closest.ids != NO_QUESTION, closest.scores, own + gain)
        return np.asarray((own + ANTICIPATED_WEIGHT * anticipated) / (1 + ANTICIPATED_WEIGHT), np.float32)
