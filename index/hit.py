"""What retrieval gives back: a passage and how close it is to the question."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.passage import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """`score` orders hits, higher is better; the other figures are what it is made of and what the refusal reads.

    `cosine` and `coverage` are those of passage and question; `anticipated` is the score of the best anticipated
    question that points to the passage, and `anticipated_question` its words, `anticipated_row` its row in the
    snapshot (0.0, "" and -1 where there is none). `sentence` is the cosine of the passage's closest sentence.
    """

    passage: Passage
    score: float
    cosine: float
    coverage: float
    anticipated: float = 0.0
    anticipated_question: str = ""
    sentence: float = 0.0
    anticipated_row: int = -1
