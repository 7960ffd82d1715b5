"""A question as the journal keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
    """`question` is redacted; `status` is that of the reply, "answered" for one that was marked as not helpful.

    `follow_up`: it was read together with the question before, and `question` holds both. `passage` is the id of the
    nearest one in `snapshot` then, `heading` its heading and `score` how close it was.
    """

    day: date
    question: str
    status: str
    language: str
    follow_up: bool
    snapshot: str
    passage: str
    heading: str
    score: float
