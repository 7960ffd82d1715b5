"""The rows of a snapshot to be: passages, their sentences, anticipated questions; which are taken over, what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.anticipated import Anticipated
from index.cut import Cut
from index.snapshot import Snapshot, sentence_starts
from index.takeover import Rows, fresh_rows, in_parts, runs_of
from index.texts import contexts, sentence_contexts


@dataclass(frozen=True, slots=True)
class Tables:
    """Sentences are taken over with their passage."""

    passages: Rows
    sentences: Rows
    questions: Rows

    @classmethod
    def of(cls, cut: Cut, anticipated: Sequence[Anticipated], previous: Snapshot | None) -> Tables:
        """Without a snapshot before, everything is new."""
        unchanged = cut.unchanged if previous else frozenset[str]()
        runs = runs_of(previous.passages if previous else (), cut.passages, unchanged)
        asked = runs_of(previous.anticipated if previous else (), anticipated, unchanged)
        fresh = [cut.passages[row] for row in fresh_rows(len(cut.passages), runs)]
        questions = [anticipated[row].text for row in fresh_rows(len(anticipated), asked)]
        starts = sentence_starts(cut.passages)
        parts = in_parts(runs, previous.sentence_rows, starts) if previous else ()
        return cls(
            Rows(len(cut.passages), runs, contexts(fresh)),
            Rows(int(starts[-1]), parts, sentence_contexts(fresh)),
            Rows(len(anticipated), asked, questions),
        )
