"""The golden questions put to the live snapshot and to a new one, through the path that answers citizens."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation.figures import Figures, Judged
from bot.evaluation.gate import Gate, Shortfall
from bot.evaluation.question_file import LabelledQuestion, read_questions
from bot.refreshing.comparison import changed_answers
from bot.refreshing.counting import Counting
from bot.refreshing.golden_check import GoldenCheck, Note, Remark
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Examination:
    """The questions and the gate, read before anything is built; `file` and `gate_file` are named in remarks."""

    file: Path
    gate_file: Path
    questions: tuple[LabelledQuestion, ...]
    gate: Gate | None

    @classmethod
    def from_files(cls, file: Path, gate_file: Path) -> Examination:
        """Files that are missing or empty check nothing; raises QuestionFileError and GateError for broken ones."""
        questions = () if _is_empty(file) else read_questions(file)
        return cls(file, gate_file, questions, None if _is_empty(gate_file) else Gate.from_file(gate_file))

    def check(self, before: Asked | None, after: Asked, unread: Collection[str]) -> GoldenCheck:
        """Compare the replies of both; `unread` are the ids of documents whose files cannot be read."""
        counting = Counting.of(after.judged, before.snapshot if before else None, after.snapshot, unread)
        changed = changed_answers(before.judged, after.judged) if before else ()
        if not counting.suffices(self.questions):
            return GoldenCheck(changed_answers=changed, remarks=(Remark(Note.FOREIGN, (str(self.file),)),))
        new = _figures(after.judged, counting)
        old = _figures(before.judged, counting) if before else None
        return GoldenCheck(old, new, changed, self._shortfalls(old, new, counting), tuple(self._remarks(counting)))

    def _shortfalls(self, before: Figures | None, after: Figures, counting: Counting) -> tuple[Shortfall, ...]:
        gate = self._gate(counting)
        return (*gate.shortfalls(after), *(gate.losses(before, after) if before else ()))

    def _gate(self, counting: Counting) -> Gate:
        """Without the floors of groups of which too few questions are left."""
        gate = self.gate or Gate()
        unchecked = self._unchecked(counting)
        return gate.model_copy(
            update={
                "right_by_style_at_least": _without(gate.right_by_style_at_least, unchecked),
                "right_by_language_at_least": _without(gate.right_by_language_at_least, unchecked),
            }
        )

    def _unchecked(self, counting: Counting) -> tuple[str, ...]:
        """Languages and styles that have a floor and too few questions."""
        gate = self.gate or Gate()
        languages = {
            name: [q for q in self.questions if q.language == name] for name in gate.right_by_language_at_least
        }
        styles = {name: [q for q in self.questions if q.style == name] for name in gate.right_by_style_at_least}
        groups = {**languages, **styles}
        return tuple(name for name, group in groups.items() if not (group and counting.suffices(group)))

    def _remarks(self, counting: Counting) -> Iterator[Remark]:
        if self.gate is None:
            yield Remark(Note.NO_GATE, (str(self.gate_file),))
        found = {
            Note.WITHDRAWN: sorted(counting.withdrawn),
            Note.UNKNOWN: sorted(counting.unknown),
            Note.LOST: sorted(counting.lost),
            Note.TOO_FEW: self._unchecked(counting),
        }
        yield from (Remark(note, tuple(names)) for note, names in found.items() if names)


@dataclass(frozen=True, slots=True)
class Asked:
    """A snapshot and its replies to all golden questions, in their order."""

    snapshot: Snapshot
    judged: tuple[Judged, ...]


def told(judged: Iterable[Judged], total: int, progress: Callable[[int, int], None]) -> Iterator[Judged]:
    """The same, with each step told."""
    progress(0, total)
    for done, row in enumerate(judged, 1):
        yield row
        progress(done, total)


def _figures(judged: Sequence[Judged], counting: Counting) -> Figures:
    return Figures.from_judged([row for row in judged if counting.counts(row.question)])


def _without(floors: dict[str, float], names: Collection[str]) -> dict[str, float]:
    return {name: floor for name, floor in floors.items() if name not in names}


def _is_empty(file: Path) -> bool:
    return not file.exists() or (file.is_file() and not file.read_bytes().strip())
