"""What the golden questions say of a new snapshot: figures, changed answers, and where it falls short of the gate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.evaluation.figures import Figures
from bot.evaluation.gate import Shortfall
from bot.refreshing.comparison import ChangedAnswer


class Note(StrEnum):
    """What else is to be known of a check, for who tells it in another language; in brackets what goes with it."""

    NO_QUESTIONS = "no_questions"
    """No file, or an empty one: nothing was checked (the file)."""
    FOREIGN = "foreign"
    """Most questions are about other documents than these: nothing was checked (the file)."""
    NO_GATE = "no_gate"
    """There is no gate file: figures were only compared with those of the live snapshot (the file)."""
    NOT_COMPARED = "not_compared"
    """The live snapshot cannot be asked with today's model."""
    WITHDRAWN = "withdrawn"
    """These questions are about withdrawn documents and were not counted (ids)."""
    UNKNOWN = "unknown"
    """The answers to these stand in no document, neither live nor new; they were not counted (ids)."""
    LOST = "lost"
    """The answers to these stood in a document that is still there, or can no longer be read (ids)."""
    TOO_FEW = "too_few"
    """Floors of groups of which too few questions are left were not checked (groups)."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One note with the names that belong to it."""

    note: Note
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return _SENTENCES[self.note].format(names=_some(self.names), count=len(self.names))


@dataclass(frozen=True, slots=True)
class GoldenCheck:
    """`before` and `after` are the figures of live and new on the same questions, None where nobody was asked."""

    before: Figures | None = None
    after: Figures | None = None
    changed_answers: tuple[ChangedAnswer, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def with_remark(self, remark: Remark) -> GoldenCheck:
        return replace(self, remarks=(*self.remarks, remark))


_MOST_NAMES = 12
_SENTENCES = {
    Note.NO_QUESTIONS: "{names} does not exist or is empty, so nothing was checked; write golden questions into it",
    Note.FOREIGN: (
        "the answers to most questions of {names} stand in none of these documents, so nothing was checked; "
        "name golden questions of your own in knowledge.questions"
    ),
    Note.NO_GATE: "{names} does not exist, so the figures were only compared with those of the live snapshot",
    Note.NOT_COMPARED: "the live snapshot was made by another model, so its answers were not compared",
    Note.WITHDRAWN: (
        "{count} questions about withdrawn documents were not counted ({names}); "
        "take them out of the questions if the documents stay away"
    ),
    Note.UNKNOWN: "the answers to {count} questions stand in no document, so they were not counted: {names}; mend them",
    Note.LOST: (
        "the answers to {count} questions no longer stand in the documents that held them, or these cannot be read "
        "({names}); if that is meant, correct the questions or publish despite the gate: they do not count again"
    ),
    Note.TOO_FEW: "too few questions are left to check the floors of {names}",
}


def _some(names: tuple[str, ...]) -> str:
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
