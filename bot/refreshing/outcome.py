"""What a refresh found and did, for programs and for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any

from bot.evaluation.figures import Figures, Share
from bot.refreshing.comparison import Answer, ChangedAnswer
from bot.refreshing.manifest_figures import manifest_figures
from bot.refreshing.staged import Staged
from bot.refreshing.warning_groups import grouped

_LONGEST_QUOTATION = 300


@dataclass(frozen=True, slots=True)
class RefreshOutcome:
    """`despite_gate` is the reason for an override, "" where there was none or it was not needed."""

    staged: Staged
    published: bool
    despite_gate: str = ""

    def as_json(self) -> dict[str, Any]:
        """One object of lists, numbers and strings."""
        staged, check = self.staged, self.staged.check
        return {
            "published": self.published,
            "snapshot": staged.id,
            "documents": len(staged.snapshot.documents),
            "passages": len(staged.snapshot.passages),
            "failures": list(staged.failures),
            "warnings": list(staged.warnings),
            "changes": asdict(staged.difference),
            "changed_answers": [asdict(answer) for answer in check.changed_answers],
            "gate": {
                "passed": staged.passes,
                "failures": list(map(str, check.shortfalls)),
                "remarks": list(map(str, check.remarks)),
                "despite": self.despite_gate,
            },
            "figures": {"before": manifest_figures(check.before), "after": manifest_figures(check.after)},
        }

    def lines(self) -> Iterator[str]:
        """The same for people."""
        yield from self._differences()
        yield from (f"not read: {failure}" for failure in self.staged.failures)
        yield from grouped(self.staged.warnings)
        if not self.staged.changed:
            yield "nothing has changed, so nothing is published"
        elif not self.staged.difference:
            yield "no document differs; built anew, since the model or the program is another one"
        yield from self._answers()
        yield from self._verdict()
        yield self._end()

    def _differences(self) -> Iterator[str]:
        difference = self.staged.difference
        for name in ("new", "changed", "gone"):
            yield from (f"{name}: {_shown(document)}" for document in getattr(difference, name))
        for renaming in difference.renamed:
            yield f"renamed: {_shown(renaming.before)} → {_shown(renaming.after)}"
        for change in difference.passages:
            yield (
                f"  {_shown(change.document)}: {change.new} passages new, {change.changed} changed, {change.gone} gone"
            )

    def _answers(self) -> Iterator[str]:
        changed = self.staged.check.changed_answers
        if changed:
            yield f"answers to golden questions that change: {len(changed)}"
        worse_first = sorted(changed, key=lambda answer: not answer.worse)
        yield from chain.from_iterable(map(_answer_lines, worse_first))

    def _verdict(self) -> Iterator[str]:
        check = self.staged.check
        if check.after:
            yield f"golden questions: {_figures(check.before, check.after)}"
        yield from (f"note: {remark}" for remark in check.remarks)
        yield from (f"below the gate: {shortfall}" for shortfall in check.shortfalls)
        if check.after and not check.shortfalls:
            yield "gate: passed"

    def _end(self) -> str:
        counts = f"{len(self.staged.snapshot.documents)} documents, {len(self.staged.snapshot.passages)} passages"
        return f"{counts}; {self._fate()}: {self.staged.id}"

    def _fate(self) -> str:
        if self.published:
            return f"published despite the gate ({_shown(self.despite_gate)})" if self.despite_gate else "published"
        if not self.staged.changed:
            return "live as before"
        return "not published (dry run)" if self.staged.passes else "not published (below the gate)"


def _shown(name: str) -> str:
    """A file's name may hold what a terminal would obey."""
    return name if name.isprintable() else repr(name)


def _answer_lines(changed: ChangedAnswer) -> Iterator[str]:
    yield f"  {_shown(changed.id)}{' (worse)' if changed.worse else ''}: {_shown(changed.question)}"
    yield f"    before: {_answer(changed.before)}"
    yield f"    after:  {_answer(changed.after)}"


def _answer(answer: Answer) -> str:
    outcome = f"{answer.status.value}, {answer.outcome.value.replace('_', ' ')}"
    if not answer.quotation:
        return outcome
    text = answer.quotation
    cut = f"{text[:_LONGEST_QUOTATION]} …" if len(text) > _LONGEST_QUOTATION else text
    return f"{outcome}: {_shown(cut)} [{_shown(', '.join(answer.documents))}]"


def _figures(before: Figures | None, after: Figures) -> str:
    old, new = _shares(before) if before else {}, _shares(after)
    return ", ".join(f"{name} {_share(old.get(name), share)}" for name, share in new.items() if share.of)


def _shares(figures: Figures) -> dict[str, Share]:
    answerable = figures.answerable
    told = {"right": answerable.right, "wrong": answerable.wrong, "refused": answerable.refused}
    return told | {f"{distance} answered falsely": share for distance, share in figures.false_answers.items()}


def _share(before: Share | None, after: Share) -> str:
    was = f"{before.share:.1%} → " if before else ""
    return f"{was}{after.share:.1%} of {after.of}"
